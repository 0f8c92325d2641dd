using System.Collections.Concurrent;

namespace TrialNet.Reactor.Transports;

/// <summary>The memory into which all connections of a reactor read, one after the other.</summary>
/// <remarks>
/// Who reads inside another's read, through <c>Iterate</c>, gets memory of its own. A reactor that ends leaves its memory to the
/// next, since a run of tests makes many.
/// </remarks>
internal sealed class ReceiveBuffer
{
    /// <summary>The most that one connection reads in a turn (R-TCP-25).</summary>
    internal const int LargeRead = 256 * 1024;

    /// <summary>What it reads when its last read did not fill the memory.</summary>
    internal const int SmallRead = 64 * 1024;

    private const int MostLeft = 16;

    private static readonly ConcurrentBag<byte[]> Left = [];

    private byte[]? _idle;

    internal byte[] Take()
    {
        var buffer = _idle;
        if (buffer is null && !Left.TryTake(out buffer))
        {
            buffer = GC.AllocateUninitializedArray<byte>(LargeRead, pinned: true);
        }

        _idle = null;
        return buffer;
    }

    internal void Return(byte[] buffer) => _idle = buffer;

    /// <summary>The reactor has ended.</summary>
    internal void Leave()
    {
        if (_idle is { } buffer && Left.Count < MostLeft)
        {
            Left.Add(buffer);
        }

        _idle = null;
    }
}
