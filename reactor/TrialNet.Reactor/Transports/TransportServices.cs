namespace TrialNet.Reactor.Transports;

/// <summary>What the ports, connections and attempts of one reactor share.</summary>
/// <param name="reactor">The loop.</param>
/// <param name="source">Opens channels.</param>
internal sealed class TransportServices(NetworkReactor reactor, IChannelSource source)
{
    private readonly LinkedList<LingeringClose> _lingering = [];
    private byte[]? _gatherBuffer;

    internal NetworkReactor Reactor => reactor;

    internal IChannelSource Source => source;

    internal ReceiveBuffer ReceiveBuffer { get; } = new();

    internal WriteChunkPool Chunks { get; } = new();

    /// <summary>Where small pieces that are written together are joined; used inside one write only.</summary>
    internal byte[] GatherBuffer => _gatherBuffer ??= GC.AllocateUninitializedArray<byte>(WriteChunk.Size);

    /// <summary>How many sockets wait for their peer's end; see <see cref="LingeringClose"/>.</summary>
    internal int LingeringCount => _lingering.Count;

    internal LinkedListNode<LingeringClose> Add(LingeringClose lingering) => _lingering.AddLast(lingering);

    internal void Remove(LinkedListNode<LingeringClose> node) => _lingering.Remove(node);

    /// <summary>Closes the sockets that only wait for their peer's end, to have their descriptors.</summary>
    internal bool CloseLingering()
    {
        var any = _lingering.Count > 0;
        while (_lingering.First is { } node)
        {
            node.Value.Close();
        }

        return any;
    }

    /// <summary>The reactor has ended.</summary>
    internal void Close()
    {
        CloseLingering();
        ReceiveBuffer.Leave();
    }
}
