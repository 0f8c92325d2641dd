using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <content>The ends of a connection.</content>
internal partial class TlsProtocol
{
    private bool _isClosing;
    private bool _isEndingWrites;
    private bool _isWriteEnded;
    private bool _isAborted;

    internal void LoseConnection()
    {
        VerifyThread();
        if (!_isClosing && IsAlive)
        {
            _isClosing = true;
            Later(GoOnClosing);
        }
    }

    internal void LoseWriteConnection()
    {
        VerifyThread();
        if (!_isEndingWrites && IsAlive)
        {
            _isEndingWrites = true;
            Later(GoOnClosing);
        }
    }

    internal void AbortConnection()
    {
        VerifyThread();
        if (!_isLost && !_isAborted)
        {
            _isAborted = true;
            _unsent.Clear();
            Transport.AbortConnection();
        }
    }

    /// <summary>The transport below cannot deliver any more, though the connection is still there.</summary>
    private protected void LoseReading()
    {
        if (!_isPeerEnded)
        {
            Fail(_isClosing ? new ConnectionDoneException() : CutShort());
        }
    }

    private ConnectionLostException CutShort() => _isOpen
        ? new ConnectionLostException(
            "The peer ended the connection without announcing it in TLS (close_notify): what it had to say may have been cut short.")
        : new TlsException("The peer ended the connection during the TLS handshake.");

    /// <summary>Announces an end that was asked for, when everything has been sent and nobody produces any more.</summary>
    private void GoOnClosing()
    {
        if (!IsAlive || !_isOpen || !IsDrained || HasProducer)
        {
            return;
        }

        if (_isClosing)
        {
            EndBoth();
        }
        else if (_isEndingWrites && !_isWriteEnded)
        {
            Announce();
            if (_isPeerEnded)
            {
                EndBoth();
            }
            else if (WrappedProtocol is IHalfCloseableProtocol)
            {
                Guard(static tls => ((IHalfCloseableProtocol)tls.WrappedProtocol).WriteConnectionLost(), "In WriteConnectionLost");
            }
        }
    }

    /// <summary>Ends the connection in an orderly way.</summary>
    private void EndBoth()
    {
        _isClosing = true;
        Announce();
        if (IsAlive)
        {
            Transport.UnregisterProducer();
            Transport.LoseConnection();
        }
    }

    /// <summary>Tells the peer, in TLS, that nothing more comes.</summary>
    private void Announce()
    {
        if (_isWriteEnded)
        {
            return;
        }

        _isWriteEnded = true;
        _unsent.Clear();
        var announced = _stream.ShutdownAsync();
        if (announced.Exception?.InnerException is { } error)
        {
            FailWrite(error);
        }
    }

    /// <summary>What the protocol hears; what ended the transport is not always what ended the connection.</summary>
    private Failure ReasonOf(Failure reason)
    {
        if (_failure is { } failure)
        {
            return failure;
        }

        if (reason.Value is not ConnectionDoneException || _isClosing || _isPeerEnded)
        {
            return reason;
        }

        return new Failure(CutShort());
    }
}
