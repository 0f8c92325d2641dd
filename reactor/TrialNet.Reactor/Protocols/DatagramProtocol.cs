using System.Diagnostics.CodeAnalysis;
using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>What to derive a protocol of datagrams from: each method does nothing until it is overridden.</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public abstract class DatagramProtocol : IDatagramProtocol
{
    private IUdpTransport? _transport;

    /// <summary>The way out; there from <see cref="StartProtocol"/> on.</summary>
    /// <exception cref="InvalidOperationException">No port has been bound for the protocol yet.</exception>
    public IUdpTransport Transport =>
        _transport ?? throw new InvalidOperationException($"{TypeName.Of(GetType())} has no transport before a port is bound for it.");

    /// <summary>Keeps the transport.</summary>
    /// <param name="transport">The way out.</param>
    [MemberNotNull(nameof(_transport))]
    public void MakeConnection(IUdpTransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _transport = transport;
    }

    /// <inheritdoc/>
    public virtual void StartProtocol()
    {
    }

    /// <inheritdoc/>
    public virtual void DatagramReceived(ReadOnlySpan<byte> data, IPEndPoint sender)
    {
    }

    /// <inheritdoc/>
    public virtual void ConnectionRefused()
    {
    }

    /// <inheritdoc/>
    public virtual void StopProtocol()
    {
    }
}
