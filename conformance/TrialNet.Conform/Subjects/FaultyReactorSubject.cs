using TrialNet.Conform.Faults;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Transports;

namespace TrialNet.Conform.Subjects;

/// <summary>One of TrialNet's own reactors, whose sockets of TCP do what the kit says when it wants them to.</summary>
/// <param name="factory">Makes it.</param>
internal sealed class FaultyReactorSubject(IReactorFactory factory) : ProductReactorSubject(factory), IHasSocketFaults
{
    /// <summary>Whom the sockets of the last reactor asked.</summary>
    internal SocketFaults? Faults { get; private set; }

    /// <inheritdoc/>
    public IReactor Create(SocketFaults faults)
    {
        Faults = faults;
        var reactor = (NetworkReactor)Factory.Create();
        reactor.AroundChannels = channels => new FaultyChannels(channels, faults);
        return reactor;
    }
}
