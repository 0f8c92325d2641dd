using System.Reflection;
using Microsoft.Testing.Platform.Extensions;

namespace TrialNet.TestingPlatform;

/// <summary>How TrialNet introduces itself to the platform, the same in every part that it plays there.</summary>
internal class TrialNetExtension : IExtension
{
    public string Uid => "TrialNet";

    public string Version => typeof(TrialNetExtension).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public string DisplayName => "TrialNet";

    public string Description => "Tests for event-driven code, run inside a reactor.";

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);
}
