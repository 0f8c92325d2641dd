using System.Buffers;

namespace TrialNet.Reactor.Tls;

/// <summary>Bytes that wait, in order; it has memory only while there are some.</summary>
internal sealed class TlsBuffer
{
    private byte[] _memory = [];
    private int _start;
    private int _end;

    internal int Length => _end - _start;

    internal void Append(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return;
        }

        if (data.Length > _memory.Length - _end)
        {
            MakeRoom(data.Length);
        }

        data.CopyTo(_memory.AsSpan(_end));
        _end += data.Length;
    }

    /// <summary>Moves bytes out, as many as there are and fit.</summary>
    internal int Take(Span<byte> target)
    {
        var count = Math.Min(target.Length, Length);
        _memory.AsSpan(_start, count).CopyTo(target);
        _start += count;
        if (_start == _end)
        {
            Clear();
        }

        return count;
    }

    internal void Clear()
    {
        if (_memory.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_memory);
        }

        _memory = [];
        _start = 0;
        _end = 0;
    }

    private void MakeRoom(int count)
    {
        var length = Length;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + count, Math.Min(2 * length, int.MaxValue / 2)));
        _memory.AsSpan(_start, length).CopyTo(larger);
        Clear();
        _memory = larger;
        _end = length;
    }
}
