using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>A line of the log that is still to be written out, which mostly another thread does.</summary>
/// <param name="Time">When it was logged.</param>
/// <param name="Text">The line; of a test that begins, its id; null for one that ends.</param>
/// <param name="Begins">Whether a test begins.</param>
/// <param name="Verdict">The verdict on a test that ends.</param>
/// <param name="Duration">How long that took.</param>
internal readonly record struct TestLogLine(DateTimeOffset Time, string? Text, bool Begins, Verdict Verdict, TimeSpan Duration)
{
    internal static TestLogLine Start(string testId) => new(default, testId, Begins: true, default, default);

    internal static TestLogLine Message(string text) => new(default, text, Begins: false, default, default);

    internal static TestLogLine Finish(TestResult result) => new(default, null, Begins: false, result.Verdict, result.Duration);
}
