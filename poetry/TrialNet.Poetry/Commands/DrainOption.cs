using TrialNet.Poetry.CommandLine;

namespace TrialNet.Poetry.Commands;

/// <summary>The option <c>--drain</c>.</summary>
internal static class DrainOption
{
    /// <summary>The option.</summary>
    public static readonly Option<TimeSpan> Instance =
        new("drain", "SECONDS", "how long clients may go on when the server is told to end (default 5)", TimeSpan.FromSeconds(5), OptionValues.Seconds);
}
