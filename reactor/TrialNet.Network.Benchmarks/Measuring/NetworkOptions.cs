using System.Globalization;

namespace TrialNet.Network.Benchmarks.Measuring;

/// <summary>The command line.</summary>
/// <param name="Gates">Whether a failed gate makes the exit code 1.</param>
/// <param name="Rounds">How many rounds count.</param>
/// <param name="Filter">Only cells whose names contain this.</param>
/// <param name="Baseline">A file with the most bytes that our side may allocate; null for none.</param>
internal sealed record NetworkOptions(bool Gates, int Rounds, string Filter, string? Baseline)
{
    internal const string Usage = "usage: [--gates] [--rounds N] [--filter TEXT] [--baseline FILE]\n       serve KIND";

    /// <summary>The options; null for a command line that cannot be understood.</summary>
    internal static NetworkOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new NetworkOptions(false, 7, "", null);
        while (arguments.Length > 0)
        {
            switch (arguments)
            {
                case ["--gates", ..]:
                    options = options with { Gates = true };
                    arguments = arguments[1..];
                    continue;
                case ["--rounds", var rounds, ..] when int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
                    options = options with { Rounds = count };
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
}
