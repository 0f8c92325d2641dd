using System.Buffers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <content>From the protocol to the peer.</content>
internal partial class TlsProtocol
{
    /// <summary>How much is encrypted at a time.</summary>
    private const int WriteSize = 32 * 1024;

    /// <summary>What cannot be encrypted yet.</summary>
    private readonly TlsBuffer _unsent = new();

    private ValueTask _write;
    private byte[]? _writing;
    private bool _isWriteDone;

    /// <summary>Bytes given to the transport since it last said that it had sent everything.</summary>
    private long _sentUnconfirmed;

    /// <summary>How many pieces are on their way from another thread.</summary>
    private int _posted;

    private bool IsDrained => _sentUnconfirmed == 0 && _unsent.Length == 0 && _writing is null && _posted == 0;

    internal void Write(ReadOnlySpan<byte> data)
    {
        VerifyThread();
        if (data.IsEmpty || !IsAlive || _isWriteEnded || (_isEndingWrites && !HasProducer))
        {
            return;
        }

        _isPieceDue = true;
        if (_isOpen && _writing is null && _unsent.Length == 0)
        {
            data = data[Encrypt(data)..];
        }

        _unsent.Append(IsAlive ? data : default);
        PauseProducer();
    }

    /// <summary>Small pieces share a record of TLS.</summary>
    internal void WriteSequence(ReadOnlySpan<ReadOnlyMemory<byte>> pieces)
    {
        var memory = ArrayPool<byte>.Shared.Rent(WriteSize);
        var gathered = 0;
        foreach (var piece in pieces)
        {
            if (piece.Length > WriteSize - gathered)
            {
                Write(memory.AsSpan(0, gathered));
                gathered = 0;
            }

            if (piece.Length > WriteSize)
            {
                Write(piece.Span);
            }
            else
            {
                piece.Span.CopyTo(memory.AsSpan(gathered));
                gathered += piece.Length;
            }
        }

        Write(memory.AsSpan(0, gathered));
        ArrayPool<byte>.Shared.Return(memory);
    }

    /// <summary>A write that did not end at once may have ended; goes on with what came meanwhile.</summary>
    private void FinishWrite()
    {
        if (_writing is not null)
        {
            if (!_isWriteDone)
            {
                return;
            }

            EndWrite();
        }

        while (_unsent.Length > 0 && _writing is null && IsAlive)
        {
            var piece = ArrayPool<byte>.Shared.Rent(WriteSize);
            BeginWrite(piece, _unsent.Take(piece.AsSpan(0, WriteSize)));
        }

        if (IsDrained)
        {
            // Nothing was under way, so nobody will say that it has been sent.
            Confirm();
        }
    }

    /// <summary>Encrypts as much as possible at once.</summary>
    private int Encrypt(ReadOnlySpan<byte> data)
    {
        var total = 0;
        while (total < data.Length && _writing is null && IsAlive)
        {
            var count = Math.Min(data.Length - total, WriteSize);
            var piece = ArrayPool<byte>.Shared.Rent(WriteSize);
            data.Slice(total, count).CopyTo(piece);
            BeginWrite(piece, count);
            total += count;
        }

        return total;
    }

    private void BeginWrite(byte[] piece, int count)
    {
        try
        {
            _writing = piece;
            _isWriteDone = false;
            _write = _stream.WriteAsync(piece.AsMemory(0, count));
            if (!_write.IsCompleted)
            {
                // The peer wants to negotiate anew.
                _write.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(OnWritten);
                return;
            }
        }
        catch (Exception error)
        {
            FailWrite(error);
            return;
        }

        EndWrite();
    }

    private void EndWrite()
    {
        ArrayPool<byte>.Shared.Return(_writing!);
        _writing = null;
        try
        {
            _write.GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            FailWrite(error);
        }
    }

    private void FailWrite(Exception error) => Fail(new TlsException($"Nothing can be encrypted any more: {error.Message}", error));

    private void OnWritten()
    {
        if (IsHere)
        {
            _isWriteDone = true;
        }
        else
        {
            Later(OnWrittenElsewhere);
        }
    }

    private void OnWrittenElsewhere()
    {
        _isWriteDone = true;
        GoSafely();
    }
}
