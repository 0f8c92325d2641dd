namespace TrialNet.Reactor.Transports;

/// <summary>The memory into which all connections of a reactor read, one after the other.</summary>
/// <remarks>Who reads inside another's read, through <c>Iterate</c>, gets memory of its own.</remarks>
internal sealed class ReceiveBuffer
{
    /// <summary>The most that one connection reads in a turn (R-TCP-25).</summary>
    internal const int LargeRead = 256 * 1024;

    /// <summary>What it reads when its last read did not fill the memory.</summary>
    internal const int SmallRead = 64 * 1024;

    private byte[]? _idle;

    internal byte[] Take()
    {
        var buffer = _idle ?? GC.AllocateUninitializedArray<byte>(LargeRead, pinned: true);
        _idle = null;
        return buffer;
    }

    internal void Return(byte[] buffer) => _idle = buffer;
}
