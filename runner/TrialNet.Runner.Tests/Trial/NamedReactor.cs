using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>A reactor that is only named.</summary>
internal sealed record NamedReactor(string Name, string? WhyUnavailable = null) : IReactorFactory
{
    public static IReadOnlyList<IReactorFactory> All { get; } =
        [new NamedReactor("epoll"), new NamedReactor("select"), new NamedReactor("iocp", "this is not Windows")];

    public string Summary => "a reactor that is only named";

    public IReactor Create() => throw new NotSupportedException("it is only named");
}
