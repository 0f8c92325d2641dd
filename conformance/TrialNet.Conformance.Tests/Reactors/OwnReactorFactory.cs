using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>Somebody's factory.</summary>
public sealed class OwnReactorFactory : IReactorFactory
{
    public string Name => "own";

    public string Summary => "a reactor of somebody's own";

    public string? WhyUnavailable => null;

    public IReactor Create() => new DelegatingReactor();
}
