using Microsoft.Testing.Platform.Capabilities.TestFramework;
using TrialNet.Runner.Execution;

namespace TrialNet.TestingPlatform;

/// <summary>The platform may ask for an end: the test that is running gets its verdict, no other begins.</summary>
internal sealed class GracefulStop : IGracefulStopTestExecutionCapability
{
    public RunControl Control { get; } = new();

    public Task StopTestExecutionAsync(CancellationToken cancellationToken)
    {
        Control.Stop(afterTest: true);
        return Task.CompletedTask;
    }
}
