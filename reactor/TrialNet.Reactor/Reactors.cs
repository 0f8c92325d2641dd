using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Readiness;

namespace TrialNet.Reactor;

/// <summary>The reactors of this package: what <c>--reactor</c> chooses from. Threading: any thread.</summary>
public static class Reactors
{
    /// <summary>Every kind, the best first, whether it runs here or not.</summary>
    public static IReadOnlyList<IReactorFactory> All { get; } =
    [
        new ReactorFactory(
            ReadinessKinds.Epoll, "Linux's epoll: one thread, no limit of descriptors", ReadinessKinds.WhyNoEpoll, ReadinessKinds.CreateEpoll),
        new ReactorFactory(
            ReadinessKinds.Poll, "poll: one thread, all sockets asked at every turn", ReadinessKinds.WhyNoPoll, ReadinessKinds.CreatePoll),
        new ReactorFactory(
            ReadinessKinds.Select, "Socket.Select: runs everywhere, for up to 65,535 sockets", null, ReadinessKinds.CreateSelect),
    ];

    /// <summary>The kind to take when nobody chose: the first that runs on this machine.</summary>
    public static IReactorFactory Default { get; } = All.First(static factory => factory.WhyUnavailable is null);

    /// <summary>Finds a kind by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The kind; null if there is none of that name.</returns>
    public static IReactorFactory? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(factory => string.Equals(factory.Name, name, StringComparison.OrdinalIgnoreCase));
    }
}
