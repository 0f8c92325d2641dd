using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>A test that runs in a worker.</summary>
/// <param name="test">The test.</param>
/// <param name="since">When it began, on the wall clock.</param>
/// <param name="due">When the worker has been silent about it for too long, as a time stamp.</param>
internal sealed class RunningTest(TestDescriptor test, DateTimeOffset since, long due)
{
    internal TestDescriptor Test { get; } = test;

    internal DateTimeOffset Since { get; } = since;

    internal long Due { get; set; } = due;
}
