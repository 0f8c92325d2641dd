using TrialNet.Conform.Faults;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Completion;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Transports;

namespace TrialNet.Conform.Subjects;

/// <summary>One of TrialNet's own reactors, whose sockets of TCP do what the kit says when it wants them to, and which looks at the kit's clock.</summary>
/// <param name="factory">Makes it.</param>
internal sealed class FaultyReactorSubject(IReactorFactory factory) : ProductReactorSubject(factory), IHasSocketFaults, IHasClock
{
    /// <summary>Whom the sockets of the last reactor asked.</summary>
    internal SocketFaults? Faults { get; private set; }

    /// <inheritdoc/>
    public IReactor Create(TimeProvider clock) => Factory.Name switch
    {
        ReadinessKinds.Epoll => new DescriptorReactor(Factory.Name, EpollSource.Open, clock),
        ReadinessKinds.Poll => new DescriptorReactor(Factory.Name, PollSource.Open, clock),
        ReadinessKinds.Select => new ReadinessReactor(Factory.Name, static () => new SelectSource(), clock),
        CompletionFactory.Kind => ((CompletionFactory)Factory).Create(clock),
        _ => throw new NotSupportedException($"The {Factory.Name} reactor has a clock of its own."),
    };

    /// <inheritdoc/>
    public IReactor Create(SocketFaults faults)
    {
        Faults = faults;
        var reactor = (NetworkReactor)Factory.Create();
        reactor.AroundChannels = channels => new FaultyChannels(channels, faults);
        return reactor;
    }
}
