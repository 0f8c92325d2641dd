using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>Passes everything on to a server's protocol, and lets the factory know when the connection comes and goes.</summary>
/// <param name="factory">The factory to tell.</param>
/// <param name="inner">The server's protocol.</param>
internal sealed class DrainingProtocol(DrainingFactory factory, IProtocol inner) : IProtocol, IHalfCloseableProtocol
{
    private ITransport? _transport;
    private long _sentBefore = -1;
    private bool _hasSlept;

    public void MakeConnection(ITransport transport)
    {
        _transport = transport;
        factory.Add(this);
        inner.MakeConnection(transport);
    }

    public void DataReceived(ReadOnlySpan<byte> data) => inner.DataReceived(data);

    public void ConnectionLost(Failure reason)
    {
        try
        {
            inner.ConnectionLost(reason);
        }
        finally
        {
            factory.Remove(this, reason.Value is ConnectionDoneException, (inner as ISendingProtocol)?.BytesSent ?? 0);
        }
    }

    public void ReadConnectionLost()
    {
        if (inner is IHalfCloseableProtocol halfCloseable)
        {
            halfCloseable.ReadConnectionLost();
        }
        else
        {
            // What the reactor does for a protocol that knows nothing of half-closed connections (R-TCP-17).
            _transport?.LoseConnection();
        }
    }

    public void WriteConnectionLost() => (inner as IHalfCloseableProtocol)?.WriteConnectionLost();

    /// <summary>Which client it is, from 1.</summary>
    internal long Number { get; set; }

    /// <summary>When it came, on the reactor's clock, if anybody listens.</summary>
    internal TimeSpan Since { get; set; }

    internal void Abort() => _transport?.AbortConnection();

    internal string PeerName => _transport?.GetPeer() is IPEndPoint peer ? peer.ToString() : "A client";

    /// <summary>Whether the client has taken nothing since this was asked, and nothing in the time before that.</summary>
    internal bool HasSleptTwice()
    {
        if (inner is not ISendingProtocol { IsWaitingForPeer: true } sending || sending.BytesSent != _sentBefore)
        {
            _sentBefore = (inner as ISendingProtocol)?.BytesSent ?? 0;
            _hasSlept = false;
            return false;
        }

        var hasSleptBefore = _hasSlept;
        _hasSlept = true;
        return hasSleptBefore;
    }
}
