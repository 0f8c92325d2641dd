using System.Globalization;

namespace TrialNet.Reactor.Benchmarks.Quick;

/// <summary>The command line of the side-by-side mode.</summary>
/// <param name="Gates">Whether a failed gate makes the exit code 1.</param>
/// <param name="Rounds">How many rounds count.</param>
/// <param name="Batch">The processor time of one batch.</param>
/// <param name="Filter">Only rows whose names contain this.</param>
/// <param name="Baseline">A file with the most bytes that our sides may allocate; null for none.</param>
internal sealed record QuickOptions(bool Gates, int Rounds, TimeSpan Batch, string Filter, string? Baseline)
{
    public const string Usage =
        "usage: [--gates] [--rounds N] [--batch MILLISECONDS] [--filter TEXT] [--baseline FILE]\n" +
        "       bdn ARGUMENTS-OF-BENCHMARKDOTNET...";

    private static readonly QuickOptions Default = new(false, 15, TimeSpan.FromMilliseconds(10), "", null);

    /// <summary>The options; null for a command line that cannot be understood.</summary>
    public static QuickOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = Default;
        while (arguments.Length > 0)
        {
            switch (arguments)
            {
                case ["--gates", ..]:
                    options = options with { Gates = true };
                    arguments = arguments[1..];
                    continue;
                case ["--rounds", var rounds, ..] when IsCount(rounds, out var count):
                    options = options with { Rounds = count };
                    break;
                case ["--batch", var milliseconds, ..] when IsCount(milliseconds, out var count):
                    options = options with { Batch = TimeSpan.FromMilliseconds(count) };
                    break;
                case ["--filter", var text, ..]:
                    options = options with { Filter = text };
                    break;
                case ["--baseline", var file, ..]:
                    options = options with { Baseline = file };
                    break;
                default:
                    return null;
            }

            arguments = arguments[2..];
        }

        return options;
    }

    private static bool IsCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;
}
