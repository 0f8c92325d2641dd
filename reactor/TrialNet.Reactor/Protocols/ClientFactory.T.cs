using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A client factory that makes one kind of protocol. Threading: the reactor's own thread.</summary>
/// <typeparam name="TProtocol">The kind.</typeparam>
public class ClientFactory<TProtocol> : ClientFactory
    where TProtocol : Protocol, new()
{
    /// <summary>Makes a protocol and sets its <see cref="Protocol.Factory"/>.</summary>
    /// <param name="address">The peer's address.</param>
    /// <returns>The protocol.</returns>
    public override IProtocol? BuildProtocol(EndPoint address) => new TProtocol { Factory = this };
}
