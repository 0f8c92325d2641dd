using System.Globalization;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="Gates">Whether a missed gate makes the exit code 1.</param>
/// <param name="Rounds">How many times the slow poems are fetched; the slowest time counts.</param>
/// <param name="Filter">Only parts whose names contain this.</param>
/// <param name="IsSmall">Whether all is done at a tenth, to see that it works; the gates mean little then.</param>
internal sealed record HeadlineOptions(bool Gates, int Rounds, string Filter, bool IsSmall)
{
    internal const string Usage = "usage: [--gates] [--rounds N] [--filter simulated|slow|crowd|server] [--small]";

    /// <summary>The pause of the slow servers after each chunk.</summary>
    internal TimeSpan Delay => TimeSpan.FromSeconds(IsSmall ? 0.01 : 0.1);

    /// <summary>How many clients come at once.</summary>
    internal IReadOnlyList<int> Crowds => IsSmall ? [100, 1_000] : [1_000, 10_000];

    /// <summary>How many poems a server gives in a round of the race.</summary>
    internal int Poems => IsSmall ? 2_000 : 20_000;

    /// <summary>How many rounds of the race count.</summary>
    internal int RaceRounds => IsSmall ? 3 : 9;

    /// <summary>The options; null for a command line that cannot be understood.</summary>
    internal static HeadlineOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new HeadlineOptions(false, 1, "", false);
        while (arguments.Length > 0)
        {
            var taken = 1;
            switch (arguments)
            {
                case ["--gates", ..]:
                    options = options with { Gates = true };
                    break;
                case ["--small", ..]:
                    options = options with { IsSmall = true };
                    break;
                case ["--rounds", var rounds, ..] when int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
                    options = options with { Rounds = count };
                    taken = 2;
                    break;
                case ["--filter", var text, ..]:
                    options = options with { Filter = text };
                    taken = 2;
                    break;
                default:
                    return null;
            }

            arguments = arguments[taken..];
        }

        return options;
    }
}
