using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Keeps what became of tests that may run again, until it is known what becomes of them in the end.</summary>
/// <param name="limit">How often a test may run again.</param>
internal sealed class RetryBook(int limit)
{
    private readonly Dictionary<string, List<TestResult>> _earlier = new(StringComparer.Ordinal);

    /// <summary>Takes what became of a test.</summary>
    /// <param name="result">What.</param>
    /// <returns>Its one result; null if it is to run again first.</returns>
    internal TestResult? Take(TestResult result)
    {
        var isRed = result.Verdict is Verdict.Failed or Verdict.Error or Verdict.TimedOut;
        if (limit == 0 || (!isRed && _earlier.Count == 0))
        {
            return result;
        }

        var earlier = _earlier.GetValueOrDefault(result.Test.Id);
        if (isRed && (earlier?.Count ?? 0) < limit && result.Test.LoadError is null)
        {
            _earlier[result.Test.Id] = [.. earlier ?? [], result];
            return null;
        }

        _earlier.Remove(result.Test.Id);
        return earlier is null ? result : Conclude(result, earlier, isRed);
    }

    /// <summary>The results of tests that were to run again, and will not: the run is over.</summary>
    /// <returns>What became of each, at its last attempt.</returns>
    internal IReadOnlyList<TestResult> TakePending()
    {
        List<TestResult> pending = [.. _earlier.Values.Select(static results => results[^1] with { Attempts = results.Count })];
        _earlier.Clear();
        return pending;
    }

    // What a test was warned of the last time is told beside what went wrong before. An unexpected success stays one: the mark is wrong, however often the test failed before.
    private static TestResult Conclude(TestResult last, List<TestResult> earlier, bool isRed) =>
        isRed || last.Verdict == Verdict.UnexpectedSuccess
            ? last with { Attempts = earlier.Count + 1 }
            : last with
            {
                Attempts = earlier.Count + 1,
                Verdict = Verdict.Flaky,
                Problems = [.. earlier.SelectMany(static result => result.Problems), .. last.Verdict == Verdict.Warned ? last.Problems : []],
            };
}
