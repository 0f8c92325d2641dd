namespace TrialNet.Runner.Results;

/// <summary>A test that has its verdict did something wrong afterwards.</summary>
/// <param name="TestId">The test.</param>
/// <param name="Problem">What it did.</param>
public sealed record TestCameLate(string TestId, Problem Problem) : TestEvent;
