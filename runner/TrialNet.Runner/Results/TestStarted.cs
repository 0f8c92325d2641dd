namespace TrialNet.Runner.Results;

/// <summary>A test begins.</summary>
/// <param name="Test">The test.</param>
public sealed record TestStarted(TestDescriptor Test) : TestEvent;
