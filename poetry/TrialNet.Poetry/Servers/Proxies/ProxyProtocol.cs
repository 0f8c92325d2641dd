using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Servers.Proxies;

/// <summary>Gives one client the poem when it is there. Threading: the reactor's own thread.</summary>
/// <remarks>
/// If there is none the connection is aborted, so that the client does not take nothing for a poem (P-PX-05). A client that leaves
/// gives up its wait; nothing is written to it then (P-PX-07).
/// </remarks>
internal sealed class ProxyProtocol(ProxyFactory factory) : Protocol, IHalfCloseableProtocol, ISendingProtocol
{
    private Deferred? _wait;
    private IPoemSender? _sender;
    private bool _isLost;

    /// <inheritdoc/>
    public bool IsWaitingForPeer => _sender is { IsWaitingForPeer: true };

    /// <inheritdoc/>
    public long BytesSent => _sender?.BytesSent ?? 0;

    /// <inheritdoc/>
    public override void ConnectionMade()
    {
        // The poem, a Deferred, or an exception: from here on there is no difference (P-PX-03).
        _wait = Deferred.Maybe(() => factory.Service.GetPoem());
        _wait.AddCallback(Send).AddErrback(NoPoem);
    }

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason)
    {
        _isLost = true;
        _sender?.Stop();
        _wait?.Cancel();
    }

    /// <inheritdoc/>
    public void ReadConnectionLost()
    {
        if (_sender is null && factory.IsEndOfInputLeaving)
        {
            Transport.AbortConnection();
        }
    }

    /// <inheritdoc/>
    public void WriteConnectionLost()
    {
    }

    private object? Send(object? poem)
    {
        if (!_isLost)
        {
            _sender = factory.MakeSender(Transport, (byte[])poem!);
            _sender.Start();
        }

        return null;
    }

    private object? NoPoem(Failure failure)
    {
        // The service has told its log why. After the connection is lost this does nothing.
        Transport.AbortConnection();
        return null;
    }
}
