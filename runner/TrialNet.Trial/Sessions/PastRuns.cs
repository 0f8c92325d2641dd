using TrialNet.Runner.Planning;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Sessions;

/// <summary>Chooses and orders tests by what became of them when they ran last. Reads the history only where that is asked for.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="historyFile">The history.</param>
internal sealed class PastRuns(TrialOptions options, string historyFile)
{
    private readonly Lazy<TestHistory> _history = new(() => TestHistory.Load(historyFile));

    /// <summary>What the parts were made of; null where all tests are to run.</summary>
    public string? Division { get; private set; }

    /// <summary>With <c>--last-failed</c>: the tests that failed when they ran last, and those that cannot be loaded.</summary>
    /// <param name="suites">What was selected.</param>
    /// <param name="remarks">Is told where none did: then all are left.</param>
    /// <returns>What is left, suites without tests left out.</returns>
    public IReadOnlyList<Suite> Choose(IReadOnlyList<Suite> suites, TextWriter remarks)
    {
        if (!options.LastFailed)
        {
            return suites;
        }

        var failed = suites
            .Select(suite => suite with { Tests = suite.Tests.Where(test => test.LoadError is not null || HasFailed(suite, test)).ToList() })
            .Where(suite => suite.Tests.Count > 0)
            .ToList();
        if (failed.Count > 0)
        {
            return failed;
        }

        remarks.WriteLine("trial: none of these tests is known to have failed when it ran last: all of them are taken");
        return suites;
    }

    /// <summary>With <c>--shard</c>: the tests of one part.</summary>
    /// <param name="suites">What was chosen.</param>
    /// <returns>What is left, suites without tests left out.</returns>
    /// <exception cref="TrialException">Nothing is left.</exception>
    public IReadOnlyList<Suite> Divide(IReadOnlyList<Suite> suites)
    {
        if (options.Shard is not { } shard)
        {
            return suites;
        }

        var all = suites.SelectMany(static suite => suite.Tests.Select(test => (Suite: suite, Test: test))).ToList();
        var named = all.Select(entry => (Name: $"{entry.Suite.Host.Assembly}:{entry.Test.Id}", Seconds: options.ShardsByTime ? Find(entry.Suite, entry.Test)?.Seconds : null));
        Division = shard.Describe(named);
        var mine = options.ShardsByTime
            ? shard.Divide(all.Select(entry => (entry.Test, $"{entry.Suite.Host.Assembly}:{entry.Test.Id}", Find(entry.Suite, entry.Test)?.Seconds)))
            : all.Where(entry => shard.Has(entry.Suite.Host.Assembly, entry.Test)).Select(static entry => entry.Test).ToHashSet<TestDescriptor>(ReferenceEqualityComparer.Instance);
        var left = suites
            .Select(suite => suite with { Tests = suite.Tests.Where(mine.Contains).ToList() })
            .Where(static suite => suite.Tests.Count > 0)
            .ToList();
        return left.Count > 0 ? left : throw new TrialException($"none of the {all.Count} tests is in part {shard}", ExitCode.NoTests);
    }

    /// <summary>Orders tests further, with <c>--failed-first</c> and <c>--slow-first</c>.</summary>
    /// <param name="suites">The tests, in order.</param>
    /// <returns>The same tests.</returns>
    public IReadOnlyList<Suite> Arrange(IReadOnlyList<Suite> suites)
    {
        if (options.SlowFirst)
        {
            suites = suites.Select(suite => suite with { Tests = PastOrder.SlowFirst(suite.Tests, test => Find(suite, test)?.Seconds) })
                .OrderByDescending(suite => suite.Tests.Max(test => Find(suite, test)?.Seconds ?? double.PositiveInfinity)).ToList();
        }

        if (options.FailedFirst)
        {
            suites = suites.Select(suite => suite with { Tests = PastOrder.FailedFirst(suite.Tests, test => HasFailed(suite, test)) })
                .OrderByDescending(suite => suite.Tests.Any(test => HasFailed(suite, test))).ToList();
        }

        return suites;
    }

    private bool HasFailed(Suite suite, TestDescriptor test) => Find(suite, test) is { } past && !VerdictStyle.IsGreen(past.Verdict);

    private PastResult? Find(Suite suite, TestDescriptor test) => _history.Value.TryFind(suite.Host.Assembly, test.Id, out var past) ? past : null;
}
