using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Sessions;

internal static class SessionFactory
{
    public static TrialSession Create(TrialOptions options, TerminalStreams streams) => throw new NotSupportedException(options.ToString() + streams);

    public static string DescribeReactors() => "";
}
