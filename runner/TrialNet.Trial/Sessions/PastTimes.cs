using TrialNet.Runner.Recording;
using TrialNet.Runner.Workers;

namespace TrialNet.Trial.Sessions;

/// <summary>How long tests took when they ran last. Threading: any; the first who asks waits until it is read.</summary>
/// <param name="historyFile">The history.</param>
internal sealed class PastTimes(string historyFile)
{
    private readonly Lazy<HistorySums> _sums = new(() => HistorySums.Load(historyFile));
    private readonly Lazy<TestHistory> _tests = new(() => TestHistory.Load(historyFile));

    /// <summary>Reads what will be asked for.</summary>
    public void Prepare()
    {
        if (!Supervisor.IsForOneWorker(_sums.Value.Largest))
        {
            _ = _tests.Value;
        }
    }

    /// <summary>How long a test took.</summary>
    /// <param name="target">The simple name of its assembly.</param>
    /// <param name="id">The test.</param>
    /// <returns>Seconds; null if that is not known.</returns>
    public double? SecondsOf(string target, string id) => _tests.Value.TryFind(target, id, out var past) ? past.Seconds : null;

    /// <summary>How much of the tests of a target several workers could share.</summary>
    /// <param name="target">The simple name of their assembly.</param>
    /// <param name="tests">How many there are.</param>
    /// <returns>Seconds, at most; null if that is not known.</returns>
    public double? MostToShare(string target, int tests) => _sums.Value.FindMostToShare(target, tests);
}
