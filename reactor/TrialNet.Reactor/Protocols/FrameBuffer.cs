namespace TrialNet.Reactor.Protocols;

/// <summary>What has come and was not delivered, in one piece.</summary>
/// <remarks>
/// Bytes are moved only when at least as many were consumed before them, and copied only when the size doubles: the cost per byte
/// is constant. While a frame is delivered that lies in here nothing moves, since somebody is reading it.
/// </remarks>
internal struct FrameBuffer
{
    private const int FirstSize = 256;
    private const int LargestToKeep = 64 * 1024;

    private byte[]? _bytes;
    private int _start;
    private int _end;
    private int _putBack;

    internal readonly bool IsEmpty => _start == _end;

    internal readonly ReadOnlySpan<byte> Content => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Adds what came.</summary>
    internal void Append(ReadOnlySpan<byte> data, bool mayMove)
    {
        var capacity = _bytes?.Length ?? 0;
        if (capacity - _end < data.Length)
        {
            MakeRoom(data.Length, mayMove);
        }

        data.CopyTo(_bytes.AsSpan(_end));
        _end += data.Length;
    }

    /// <summary>Puts bytes before all others, but behind those that this call put there during the same delivery.</summary>
    internal void Prepend(ReadOnlySpan<byte> data)
    {
        InsertAt(_putBack, data);
        _putBack += data.Length;
    }

    /// <summary>A delivery is over, and the next one may follow: what is put back then comes before everything.</summary>
    internal void EndDelivery() => _putBack = 0;

    /// <summary>Steps over bytes, or back over some that have just been consumed.</summary>
    internal void Consume(int count) => _start += count;

    /// <summary>After a delivery: takes in what was left of it, after what was put back and before what came meanwhile.</summary>
    internal void Settle(ReadOnlySpan<byte> rest)
    {
        if (IsEmpty)
        {
            _start = 0;
            _end = 0;
            Append(rest, mayMove: true);
        }
        else if (!rest.IsEmpty)
        {
            InsertAt(_putBack, rest);
        }

        _putBack = 0;
        if (IsEmpty && _bytes?.Length > LargestToKeep)
        {
            _bytes = null;
        }
    }

    internal void Clear() => this = default;

    private void MakeRoom(int count, bool mayMove)
    {
        var length = _end - _start;
        if (mayMove && _bytes is not null && _start >= length && _bytes.Length - length >= count)
        {
            _bytes.AsSpan(_start, length).CopyTo(_bytes);
            _start = 0;
            _end = length;
            return;
        }

        // What is being delivered stays where it is, counted from the beginning.
        var first = mayMove ? _start : 0;
        var grown = new byte[NewSize((long)_end - first + count)];
        _bytes.AsSpan(first, _end - first).CopyTo(grown);
        _bytes = grown;
        _start -= first;
        _end -= first;
    }

    private void InsertAt(int offset, ReadOnlySpan<byte> data)
    {
        var content = Content;
        var joined = new byte[Math.Max(FirstSize, checked(content.Length + data.Length))];
        content[..offset].CopyTo(joined);
        data.CopyTo(joined.AsSpan(offset));
        content[offset..].CopyTo(joined.AsSpan(offset + data.Length));
        _bytes = joined;
        _start = 0;
        _end = content.Length + data.Length;
    }

    private readonly int NewSize(long needed)
    {
        var size = Math.Max(needed, Math.Max(FirstSize, (_bytes?.Length ?? 0) * 2L));
        return checked((int)Math.Max(needed, Math.Min(size, Array.MaxLength)));
    }
}
