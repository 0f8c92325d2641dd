using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Completion;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Simulated;

namespace TrialNet.Reactor;

/// <summary>The reactors of this package: what <c>--reactor</c> chooses from. Threading: any thread.</summary>
public static class Reactors
{
    /// <summary>Every kind, the best first, whether it runs here or not.</summary>
    /// <remarks>
    /// <c>completion</c> uses Linux's io_uring where the system permits it, else SocketAsyncEventArgs; the environment variable
    /// TRIALNET_COMPLETION, which is <c>ring</c> or <c>sockets</c>, chooses. Anything else there is a <see cref="FormatException"/>
    /// for whoever makes such a reactor.
    /// </remarks>
    public static IReadOnlyList<IReactorFactory> All { get; } =
    [
        new ReactorFactory(
            ReadinessKinds.Epoll, "Linux's epoll: one thread, no limit of descriptors", ReadinessKinds.WhyNoEpoll, ReadinessKinds.CreateEpoll),
        new ReactorFactory(
            ReadinessKinds.Poll, "poll: one thread, asks about all sockets at every turn", ReadinessKinds.WhyNoPoll, ReadinessKinds.CreatePoll),
        new CompletionFactory(),
        new ReactorFactory(
            ReadinessKinds.Select, "Socket.Select: runs everywhere, for up to 65,535 sockets", null, ReadinessKinds.CreateSelect),
        new ReactorFactory(
            SimulatedReactor.Kind,
            "virtual time and a virtual network, both drawn from a seed (TRIALNET_SEED, else 0)",
            null,
            static () => new SimulatedReactor(SimulationEnvironment.Read(Environment.GetEnvironmentVariable))),
    ];

    /// <summary>The kind to take when nobody chose: the first that runs on this machine.</summary>
    public static IReactorFactory Default { get; } = All.First(static factory => factory.WhyUnavailable is null);

    /// <summary>The simulated reactor with settings of one's own (rules R-SIM); its reactors are <see cref="ISimulation"/>.</summary>
    /// <remarks>
    /// The one in <see cref="All"/> takes its seed from the environment variable TRIALNET_SEED, a whole number, else 0; and from
    /// TRIALNET_NETWORK which of the networks <c>lan</c>, <c>slow</c>, <c>choppy</c> and <c>hostile</c> it has, else <c>lan</c>.
    /// </remarks>
    /// <param name="options">What the simulation is like.</param>
    /// <returns>Makes such reactors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting makes no sense.</exception>
    /// <exception cref="ArgumentException">The list of decisions makes no sense.</exception>
    public static IReactorFactory Simulated(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Verify();
        return new ReactorFactory(SimulatedReactor.Kind, $"virtual time and a virtual network, drawn from seed {options.Seed}", null, () => new SimulatedReactor(options));
    }

    /// <summary>Finds a kind by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The kind; null if there is none of that name.</returns>
    public static IReactorFactory? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(factory => string.Equals(factory.Name, name, StringComparison.OrdinalIgnoreCase));
    }
}
