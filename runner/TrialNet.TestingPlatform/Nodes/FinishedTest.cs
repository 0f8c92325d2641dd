using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>
/// A result that may be asked for again. Of most there is nothing to say but when the test ran: thousands that were kept whole would be
/// moved by the collector while tests run.
/// </summary>
internal readonly struct FinishedTest
{
    private readonly DateTimeOffset _started;
    private readonly TimeSpan _duration;
    private readonly TestResult? _whole;

    private FinishedTest(TestResult result)
    {
        Test = result.Test;
        (_started, _duration) = (result.Started, result.Duration);
        _whole = result is { Verdict: Verdict.Passed, Reason: null, Problems.Count: 0, Output: null, Steps.Count: < 2, Attempts: 1 } ? null : result;
    }

    /// <summary>The test.</summary>
    public TestDescriptor Test { get; }

    /// <summary>How it ended. A single step, which says no more than the test does, may be missing.</summary>
    public TestResult Result => _whole ?? new TestResult(Test, Verdict.Passed, _started, _duration, null, []);

    public static FinishedTest Of(TestResult result) => new(result);
}
