using TrialNet.Runner.Results;

namespace TrialNet.Trial.Sessions;

/// <summary>The tests of one target that are to run.</summary>
/// <param name="Host">Runs them.</param>
/// <param name="Tests">The tests, at least one.</param>
internal sealed record Suite(ITestHost Host, IReadOnlyList<TestDescriptor> Tests);
