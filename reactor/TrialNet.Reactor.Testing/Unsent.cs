namespace TrialNet.Reactor.Testing;

/// <summary>Bytes that were written and have not arrived.</summary>
internal sealed class Unsent
{
    /// <summary>More than this pauses a push producer (R-PROD-03).</summary>
    internal const int Limit = 65_536;

    private byte[] _bytes = new byte[256];
    private int _start;

    internal int Count { get; private set; }

    internal bool IsEmpty => Count == 0;

    internal void Append(ReadOnlySpan<byte> data)
    {
        if (_bytes.Length - _start - Count < data.Length)
        {
            var needed = checked(Count + data.Length);
            var target = _bytes.Length >= needed && _start >= Count ? _bytes : new byte[Math.Max(needed, _bytes.Length * 2)];
            _bytes.AsSpan(_start, Count).CopyTo(target);
            _bytes = target;
            _start = 0;
        }

        data.CopyTo(_bytes.AsSpan(_start + Count));
        Count += data.Length;
    }

    /// <summary>Takes bytes off the front, in an array of their own.</summary>
    internal byte[] Take(int largest)
    {
        var taken = _bytes.AsSpan(_start, Math.Min(largest, Count)).ToArray();
        _start += taken.Length;
        Count -= taken.Length;
        return taken;
    }

    /// <summary>Drops everything; false if there was nothing.</summary>
    internal bool Clear()
    {
        var hadSome = Count > 0;
        _start = 0;
        Count = 0;
        return hadSome;
    }
}
