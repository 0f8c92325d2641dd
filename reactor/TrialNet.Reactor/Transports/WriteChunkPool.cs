namespace TrialNet.Reactor.Transports;

/// <summary>Chunks that were sent, for the next connection that has to wait.</summary>
internal sealed class WriteChunkPool
{
    private const int KeptChunks = 64;

    private WriteChunk? _first;
    private int _count;

    internal WriteChunk Take()
    {
        if (_first is not { } chunk)
        {
            return new WriteChunk();
        }

        _first = chunk.Next;
        _count--;
        chunk.Next = null;
        chunk.Start = 0;
        chunk.End = 0;
        return chunk;
    }

    internal void Return(WriteChunk chunk)
    {
        if (_count < KeptChunks)
        {
            chunk.Next = _first;
            _first = chunk;
            _count++;
        }
    }
}
