using System.Diagnostics.CodeAnalysis;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>What to derive a protocol from: each method does nothing until it is overridden.</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public abstract class Protocol : IProtocol
{
    private ITransport? _transport;

    /// <summary>The way out; there from <see cref="ConnectionMade"/> on, also after the connection is lost (R-TCP-02).</summary>
    /// <exception cref="InvalidOperationException">There is no connection yet.</exception>
    public ITransport Transport => _transport ?? throw new InvalidOperationException($"{TypeName.Of(GetType())} has no transport before its connection is made.");

    /// <summary>Who built the protocol; null if that was no <see cref="ProtocolFactory"/> (R-FAC-03).</summary>
    public ProtocolFactory? Factory { get; set; }

    /// <summary>Keeps the transport and calls <see cref="ConnectionMade"/>.</summary>
    /// <param name="transport">The way out.</param>
    [MemberNotNull(nameof(_transport))]
    public void MakeConnection(ITransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _transport = transport;
        ConnectionMade();
    }

    /// <summary>The connection is there, and <see cref="Transport"/> can be used (R-TCP-01).</summary>
    public virtual void ConnectionMade()
    {
    }

    /// <inheritdoc/>
    public virtual void DataReceived(ReadOnlySpan<byte> data)
    {
    }

    /// <inheritdoc/>
    public virtual void ConnectionLost(Failure reason)
    {
    }
}
