using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Tests.TestingPlatform;

/// <summary>A kind of reactor to choose by name; nobody makes one.</summary>
internal sealed record NoReactor(string Name, string? WhyUnavailable = null) : IReactorFactory
{
    public string Summary => Name;

    public IReactor Create() => throw new InvalidOperationException("Nothing is to be run on this reactor.");
}
