using TrialNet.Conform.Subjects;
using TrialNet.Shared.Terminal;
using TrialNet.Shared.Text;

namespace TrialNet.Conform.Children;

/// <summary>The other end of <see cref="ChildScenes"/>.</summary>
internal static class SceneCommand
{
    /// <summary>Plays a scene on the calling thread, unless whoever asked for it ends before.</summary>
    /// <param name="spec">The subject.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="streams">The process's own.</param>
    /// <returns>What to exit with.</returns>
    /// <exception cref="ConformException">There is no such subject.</exception>
    internal static ExitCode Play(string spec, string scene, TerminalStreams streams)
    {
        if (SubjectSources.Find([spec]) is not [ReactorCandidate candidate])
        {
            throw new ConformException($"'{spec}' is no reactor");
        }

        try
        {
            SceneProcess.Play(candidate.Make(), scene, streams.Out);
            return ExitCode.Success;
        }
        catch (Exception error)
        {
            streams.Error.WriteLine($"{error.GetType().Name}: {HarmlessText.Of(error.Message)}");
            return ExitCode.HarnessError;
        }
    }
}
