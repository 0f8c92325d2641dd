using System.Buffers.Binary;

namespace TrialNet.Runner.Workers;

/// <summary>
/// Messages over a stream of bytes, each after a mark and its length. The mark is what a stray write of a test does not look like: it is
/// noticed with the next message, and not when as many bytes have come as it seemed to announce. Threading: any thread may send; one receives.
/// </summary>
internal sealed class WorkerChannel(Stream stream) : IDisposable
{
    private const int FirstSize = 32 * 1024;
    private const int MostKept = 1024 * 1024;
    private const int Mark = 0x5EED_7A1E;
    private const int HeadSize = 2 * sizeof(int);

    /// <summary>Whoever sends more than this at a time does not keep to the protocol, and is not to take all memory.</summary>
    private const int LongestMessage = 256 * 1024 * 1024;

    private readonly Lock _sending = new();
    private readonly KnownIds _known = new();
    private WireWriter _output = new();
    private RingWriter? _writer;
    private volatile RingReader? _reader;
    private byte[] _input = new byte[FirstSize];
    private bool _wasFull;
    private int _start;
    private int _end;

    /// <summary>Whether another message has come, so that <see cref="Receive"/> does not wait; the receiver may ask.</summary>
    internal bool HasMessage => _end - _start >= HeadSize && _end - _start - HeadSize >= LengthOfNext;

    /// <summary>Whether more is likely to be there: part of a message, or all that one look at it could take.</summary>
    internal bool MayHaveMore => _end > _start || _wasFull;

    private int LengthOfNext => BinaryPrimitives.ReadInt32LittleEndian(_input.AsSpan(_start + sizeof(int)));

    /// <summary>Sends a message, or keeps it to be sent with the next one.</summary>
    /// <param name="message">The message.</param>
    /// <param name="flush">Whether it is to go at once.</param>
    /// <exception cref="IOException">The other side is gone.</exception>
    internal void Send(WorkerMessage message, bool flush = true)
    {
        if (message is RunMessage run)
        {
            _known.Give(run.Ids);
        }

        lock (_sending)
        {
            Keep(message);
            if (flush)
            {
                Flush();
            }
        }
    }

    /// <summary>Waits for the next message.</summary>
    /// <returns>The message; null when the other side is gone.</returns>
    /// <exception cref="InvalidDataException">The other side does not keep to the protocol.</exception>
    internal WorkerMessage? Receive()
    {
        if (!Fill(HeadSize))
        {
            return null;
        }

        var length = LengthOfNext;
        if (BinaryPrimitives.ReadInt32LittleEndian(_input.AsSpan(_start)) != Mark || length is < 0 or > LongestMessage)
        {
            throw new InvalidDataException("What came is no message.");
        }

        if (!Fill(HeadSize + length))
        {
            return null;
        }

        var message = MessageFormat.Read(_input.AsSpan(_start + HeadSize, length), _known);
        _start += HeadSize + length;
        if (_start == _end && _input.Length > MostKept)
        {
            _input = new byte[FirstSize];
            _start = _end = 0;
        }

        return message;
    }

    /// <summary>From now on what is sent goes through a ring, and the stream only wakes its reader.</summary>
    /// <param name="path">The file of the ring; if that cannot be used, the other side is told, and it goes on as before.</param>
    /// <exception cref="IOException">The other side is gone.</exception>
    internal void SendThrough(string path)
    {
        lock (_sending)
        {
            var ring = TryOpen(path);
            Keep(new RingOpenedMessage(ring is not null));
            Flush();
            _writer = ring is null ? null : new RingWriter(ring, stream);
        }
    }

    /// <summary>From now on what is received comes through a ring.</summary>
    /// <param name="ring">The ring, which is disposed with the channel.</param>
    internal void ReceiveThrough(SharedRing ring)
    {
        // All that the other side sent into the stream since then is meant to wake.
        _start = _end = 0;
        _reader = new RingReader(ring, stream);
    }

    /// <summary>Closes the stream; what is in the ring can still be received.</summary>
    internal void HangUp() => stream.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        _reader?.Dispose();
    }

    private static SharedRing? TryOpen(string path)
    {
        try
        {
            return SharedRing.Open(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Flush()
    {
        try
        {
            if (_writer is { } ring)
            {
                ring.Write(_output.Written);
            }
            else
            {
                stream.Write(_output.Written);
                stream.Flush();
            }
        }
        finally
        {
            _output.Clear();
        }

        if (_output.Capacity > MostKept)
        {
            _output = new WireWriter();
        }
    }

    private void Keep(WorkerMessage message)
    {
        var start = _output.Begin(HeadSize);
        try
        {
            MessageFormat.Write(_output, message);
        }
        catch
        {
            _output.TakeBack(start);
            throw;
        }

        var head = _output.Head(start, HeadSize, out var length);
        BinaryPrimitives.WriteInt32LittleEndian(head, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(head[sizeof(int)..], length);
    }

    /// <summary>Reads until that many bytes are there.</summary>
    /// <returns>False if the other side is gone before, be it in the midst of a message.</returns>
    private bool Fill(int count)
    {
        while (_end - _start < count)
        {
            MakeRoom(count);
            var read = Read();
            if (read == 0)
            {
                return false;
            }

            _end += read;
            _wasFull = _end == _input.Length;
        }

        return true;
    }

    private int Read()
    {
        if (_reader is { } ring)
        {
            return ring.Read(_input.AsSpan(_end));
        }

        try
        {
            return stream.Read(_input, _end, _input.Length - _end);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // A side that dies, or that closes while the other reads, is gone like one that says goodbye.
            return 0;
        }
    }

    private void MakeRoom(int count)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        if (_start + count <= _input.Length && _end < _input.Length)
        {
            return;
        }

        // Grows as bytes come, not as they are announced: whoever announces many and sends none takes no memory.
        var kept = _end - _start;
        var target = kept > _input.Length / 2 ? new byte[_input.Length * 2] : _input;
        Buffer.BlockCopy(_input, _start, target, 0, kept);
        _input = target;
        _start = 0;
        _end = kept;
    }
}
