namespace TrialNet.Runner.Results;

/// <summary>A part of a test's life, and when it was.</summary>
/// <param name="Source">Which part.</param>
/// <param name="Name">What it is called: SetUp, the method, a cleanup, TearDown.</param>
/// <param name="Start">When it began, after the test did.</param>
/// <param name="Duration">How long it took, with what it waited for.</param>
public sealed record TestStep(ProblemSource Source, string Name, TimeSpan Start, TimeSpan Duration);
