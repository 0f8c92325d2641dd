using System.Globalization;

namespace TrialNet.Runner.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="Gates">Whether a failed gate makes the exit code 1.</param>
/// <param name="Rounds">How many rounds count.</param>
/// <param name="Filter">Only rows whose names contain this.</param>
/// <param name="Baseline">A file with the most memory that our side may hold; null for none.</param>
/// <param name="Folder">Where the projects are generated; what is there already is used.</param>
internal sealed record BenchmarkOptions(bool Gates, int Rounds, string Filter, string? Baseline, string Folder)
{
    internal const string Usage = "usage: [--gates] [--rounds N] [--filter TEXT] [--baseline FILE] [--folder PATH]";

    /// <summary>The options; null for a command line that cannot be understood.</summary>
    internal static BenchmarkOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new BenchmarkOptions(false, 7, "", null, Path.Combine(Path.GetTempPath(), "trialnet-runner-benchmarks"));
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
                case ["--folder", var folder, ..]:
                    options = options with { Folder = folder };
                    break;
                default:
                    return null;
            }

            arguments = arguments[2..];
        }

        return options;
    }
}
