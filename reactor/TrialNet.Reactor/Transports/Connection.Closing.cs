using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Tls;

namespace TrialNet.Reactor.Transports;

/// <content>The ends of a connection.</content>
internal abstract partial class Connection
{
    private bool _isClosing;
    private bool _isEndingWrites;
    private bool _isWriteEnded;
    private bool _isAborted;

    private void LoseConnectionBare()
    {
        Reactor.VerifyThread();
        if (_stage != Stage.Lost && !_isClosing)
        {
            _isClosing = true;
            QueueTask();
        }
    }

    private void LoseWriteConnectionBare()
    {
        Reactor.VerifyThread();
        if (_stage != Stage.Lost && !_isEndingWrites)
        {
            _isEndingWrites = true;
            QueueTask();
        }
    }

    public void AbortConnection()
    {
        Reactor.VerifyThread();
        if (_stage == Stage.Lost || _isAborted)
        {
            return;
        }

        _isAborted = true;
        _failure = ConnectionReasons.Aborted();
        DropUnsent();
        _channel.Reset();
        QueueTask();
    }

    /// <summary>Everything written has been sent: ends what is to be ended, unless a producer has still more (R-PROD-07).</summary>
    private void GoOnClosing()
    {
        if (HasProducer || _failure is not null || _stage == Stage.Lost)
        {
            return;
        }

        if (_isClosing)
        {
            Lose(ConnectionReasons.Done());
        }
        else if (_isEndingWrites && !_isWriteEnded)
        {
            EndWriting();
        }
    }

    private void EndWriting()
    {
        _isWriteEnded = true;
        DropUnsent();
        _channel.EndSending();
        if (_isReadEnded)
        {
            Lose(ConnectionReasons.Done());
        }
        else if (_protocol is IHalfCloseableProtocol)
        {
            Call(static (protocol, _) => ((IHalfCloseableProtocol)protocol).WriteConnectionLost(), "In WriteConnectionLost");
        }
    }

    /// <summary>Ends the connection and tells the protocol, then the factory, once (R-TCP-03, R-CONN-02).</summary>
    private protected void Lose(Failure reason)
    {
        if (_stage == Stage.Lost)
        {
            return;
        }

        _stage = Stage.Lost;
        DropUnsent();
        Reactor.Forget(this);
        if (_isClosing && !_isReadEnded && reason.Value is ConnectionDoneException)
        {
            _services.Lingering.Begin(_channel);
        }
        else
        {
            _channel.Close();
        }

        StopProducer();
        var protocol = _protocol!;
        _protocol = null;
        using var frame = Reactor.Enter(Scope);
        try
        {
            protocol.ConnectionLost(reason);
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"In ConnectionLost of {ProtocolName.Of(protocol)}");
        }

        // R-CONN-02: the factory sees what its protocol has seen, and TLS may know more than the connection.
        _connector?.ConnectionEnded(TlsProtocol.ReasonTold(protocol) ?? reason);
    }
}
