namespace TrialNet.Runner.Results;

/// <summary>A test has its verdict.</summary>
/// <param name="Result">How it ended.</param>
public sealed record TestFinished(TestResult Result) : TestEvent;
