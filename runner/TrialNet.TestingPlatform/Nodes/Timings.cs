using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>When a test ran, and when each part of its life did.</summary>
internal static class Timings
{
    // The one part of a test that is nothing but its method takes as long as the test: no step says more than that.
    public static TimingProperty Of(TestResult result) => result.Steps.Count < 2 ? new(Info(result.Started, result.Duration)) : new(
        Info(result.Started, result.Duration),
        [.. result.Steps.Select(step => new StepTimingInfo(step.Source.ToString(), step.Name, Info(result.Started + step.Start, step.Duration)))]);

    private static TimingInfo Info(DateTimeOffset start, TimeSpan duration) => new(start, start + duration, duration);
}
