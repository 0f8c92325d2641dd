using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Sessions;

/// <summary>Puts a session together from the parts of the product.</summary>
internal static class SessionFactory
{
    /// <summary>Makes the session that a command line asks for.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="streams">Where to write.</param>
    /// <returns>The session.</returns>
    public static TrialSession Create(TrialOptions options, TerminalStreams streams) =>
        throw new TrialException("this build has no supervisor for workers and cannot run tests", ExitCode.HarnessError);

    /// <summary>The reactors, and why some cannot run here.</summary>
    /// <returns>The text.</returns>
    public static string DescribeReactors() => "";
}
