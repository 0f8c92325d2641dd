using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Servers.Proxies;

/// <summary>A poem server that gets its poem from a service when the first client asks. Threading: the reactor's own thread.</summary>
/// <param name="service">Where the poem comes from.</param>
/// <param name="clock">Whose timers to use: the reactor that listens.</param>
public sealed class ProxyFactory(ProxyService service, IReactorTime clock) : ProtocolFactory
{
    /// <summary>Where the poem comes from.</summary>
    public ProxyService Service => service;

    /// <summary>How slowly each client is given the poem; null is as fast as it takes it.</summary>
    public Pace? Pace { get; init; }

    /// <summary>Makes of the poem what is sent; unless set otherwise that is the poem.</summary>
    public Func<byte[], byte[]> Framing { get; init; } = static poem => poem;

    /// <summary>Whether a client that ends its input while it waits has left; unless set otherwise the service knows.</summary>
    public bool IsEndOfInputLeaving { get; init; } = service.IsEndOfInputLeaving;

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new ProxyProtocol(this);

    internal IPoemSender MakeSender(ITransport transport, byte[] poem) => Pace is { } pace
        ? new PacedSender(transport, clock, Framing(poem), pace)
        : new PoemSender(transport, Framing(poem));
}
