namespace TrialNet.Reactor.Transports;

/// <summary>Bytes that the system had no room for, in order. Each is copied once, on the way in.</summary>
internal struct WriteBuffer(WriteChunkPool pool)
{
    private WriteChunk? _first;
    private WriteChunk? _last;

    internal readonly bool IsEmpty => _first is null;

    /// <summary>How many bytes wait.</summary>
    internal long Length { get; private set; }

    /// <summary>The bytes to send next; some if there are any.</summary>
    internal readonly ReadOnlySpan<byte> Next => _first is null ? default : _first.Memory.AsSpan(_first.Start, _first.End - _first.Start);

    internal void Append(ReadOnlySpan<byte> data)
    {
        Length += data.Length;
        while (!data.IsEmpty)
        {
            if (_last is null || _last.End == WriteChunk.Size)
            {
                var added = pool.Take();
                if (_last is null)
                {
                    _first = added;
                }
                else
                {
                    _last.Next = added;
                }

                _last = added;
            }

            var count = Math.Min(data.Length, WriteChunk.Size - _last.End);
            data[..count].CopyTo(_last.Memory.AsSpan(_last.End));
            _last.End += count;
            data = data[count..];
        }
    }

    /// <summary>Drops bytes from the beginning of <see cref="Next"/> that have been sent.</summary>
    internal void Advance(int count)
    {
        var chunk = _first!;
        chunk.Start += count;
        Length -= count;
        if (chunk.Start == chunk.End)
        {
            RemoveFirst(chunk);
        }
    }

    internal void Clear()
    {
        while (_first is { } chunk)
        {
            RemoveFirst(chunk);
        }

        Length = 0;
    }

    private void RemoveFirst(WriteChunk chunk)
    {
        _first = chunk.Next;
        if (_first is null)
        {
            _last = null;
        }

        pool.Return(chunk);
    }
}
