using System.Diagnostics;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Reactors.Signals;
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

        Dispositions.Restore();
        new Thread(EndWithInput) { IsBackground = true, Name = "end of the kit" }.Start();
        try
        {
            SignalScenes.Play(candidate.Make(), scene, streams.Out);
            return ExitCode.Success;
        }
        catch (Exception error)
        {
            streams.Error.WriteLine($"{error.GetType().Name}: {HarmlessText.Of(error.Message)}");
            return ExitCode.HarnessError;
        }
    }

    private static void EndWithInput()
    {
        // The stream itself: a console that is read would have signals of its own.
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        // Nobody is there any more who could hear of anything.
        using var process = Process.GetCurrentProcess();
        process.Kill();
    }
}
