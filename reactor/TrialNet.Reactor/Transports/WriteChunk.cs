namespace TrialNet.Reactor.Transports;

/// <summary>A piece of memory with bytes that wait to be sent.</summary>
internal sealed class WriteChunk
{
    internal const int Size = 32 * 1024;

    internal byte[] Memory { get; } = GC.AllocateUninitializedArray<byte>(Size);

    internal int Start { get; set; }

    internal int End { get; set; }

    internal WriteChunk? Next { get; set; }
}
