using System.Buffers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <content>From the peer to the protocol.</content>
internal partial class TlsProtocol
{
    /// <summary>The most that a record of TLS holds.</summary>
    private const int ReadSize = 16 * 1024;

    private byte[]? _plain;
    private ValueTask<int> _read;
    private Action? _onRead;
    private bool _isReading;
    private bool _isReadDone;
    private bool _isPaused;
    private bool _isPeerEnded;

    private bool WantsRead => IsAlive && !_isPaused && !_isClosing && !_isPeerEnded;

    internal void PauseProducing()
    {
        VerifyThread();
        _isPaused = true;
        if (_isOpen && IsAlive)
        {
            Transport.PauseProducing();
        }
    }

    internal void ResumeProducing()
    {
        VerifyThread();
        if (_isPaused)
        {
            _isPaused = false;
            if (_isOpen && IsAlive)
            {
                // Not inside this call: there may be something to deliver.
                Later(GoOnReading);
            }
        }
    }

    private void GoOnReading()
    {
        GoSafely();
        if (!_isPaused && IsAlive)
        {
            Transport.ResumeProducing();
        }
    }

    private void Deliver()
    {
        while (WantsRead && Read() is { } count)
        {
            if (count == 0)
            {
                EndOfPeer();
                return;
            }

            DeliverPlain(count);
        }
    }

    /// <summary>Who turns the reactor inside this, through <c>Iterate</c>, hears of more, which is read into other memory.</summary>
    private void DeliverPlain(int count)
    {
        var plain = _plain!;
        _plain = null;
        try
        {
            WrappedProtocol.DataReceived(plain.AsSpan(0, count));
        }
        finally
        {
            if (_plain is null && !_isLost)
            {
                _plain = plain;
            }
            else
            {
                ArrayPool<byte>.Shared.Return(plain);
            }
        }
    }

    /// <summary>The next bytes of the peer's, 0 at its announced end; null if there are none yet.</summary>
    private int? Read()
    {
        try
        {
            if (!_isReading)
            {
                _plain ??= ArrayPool<byte>.Shared.Rent(ReadSize);
                _isReading = true;
                _isReadDone = false;
                _read = _stream.ReadAsync(_plain);
                if (!_read.IsCompleted)
                {
                    _read.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onRead ??= OnRead);
                    return null;
                }
            }
            else if (!_isReadDone)
            {
                return null;
            }

            _isReading = false;
            return _read.GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            // The peer has sent an alert, or something that is no TLS.
            Fail(new TlsException($"What the peer sent is no good TLS: {error.Message}", error));
            return null;
        }
    }

    private void OnRead()
    {
        if (IsHere)
        {
            _isReadDone = true;
        }
        else
        {
            Later(OnReadElsewhere);
        }
    }

    private void OnReadElsewhere()
    {
        _isReadDone = true;
        GoSafely();
    }

    /// <summary>The peer has announced that it sends no more: a clean end (R-TLS-01).</summary>
    private void EndOfPeer()
    {
        _isPeerEnded = true;
        if (WrappedProtocol is IHalfCloseableProtocol protocol && !_isWriteEnded)
        {
            protocol.ReadConnectionLost();
        }
        else
        {
            EndBoth();
        }
    }

    /// <summary>Gives back what TLS has; whoever still reads or shakes hands ends with that.</summary>
    private void EndStream()
    {
        _unsent.Clear();
        _wire.End();
        _ = _handshake?.Exception;
        _stream.Dispose();
        if (_plain is not null && (!_isReading || _isReadDone))
        {
            ArrayPool<byte>.Shared.Return(_plain);
        }

        _plain = null;
    }
}
