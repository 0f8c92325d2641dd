using System.Reflection;
using Microsoft.Testing.Platform.Extensions.TestFramework;

namespace TrialNet.TestingPlatform;

/// <summary>The platform's view of TrialNet.</summary>
internal sealed class TrialTestFramework : ITestFramework
{
    public string Uid => "TrialNet";

    public string Version => typeof(TrialTestFramework).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public string DisplayName => "TrialNet";

    public string Description => "Tests for event-driven code, run inside a reactor.";

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) =>
        Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    public Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        context.Complete();
        return Task.CompletedTask;
    }

    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) =>
        Task.FromResult(new CloseTestSessionResult { IsSuccess = true });
}
