using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor;

/// <summary>One kind of reactor to choose.</summary>
internal sealed class ReactorFactory(string name, string summary, string? whyUnavailable, Func<IReactor> create) : IReactorFactory
{
    public string Name => name;

    public string Summary => summary;

    public string? WhyUnavailable => whyUnavailable;

    public IReactor Create() => whyUnavailable is null
        ? create()
        : throw new PlatformNotSupportedException($"The {name} reactor does not run here: {whyUnavailable}.");

    public override string ToString() => $"{name}: {summary}";
}
