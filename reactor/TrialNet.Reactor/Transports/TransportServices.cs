namespace TrialNet.Reactor.Transports;

/// <summary>What the ports, connections and attempts of one reactor share.</summary>
internal sealed class TransportServices
{
    private byte[]? _gatherBuffer;

    /// <summary>Makes it.</summary>
    /// <param name="reactor">The loop.</param>
    /// <param name="source">Opens channels.</param>
    internal TransportServices(NetworkReactor reactor, IChannelSource source)
    {
        Reactor = reactor;
        Source = source;
        Lingering = new LingeringCloses(reactor, ReceiveBuffer);
    }

    internal NetworkReactor Reactor { get; }

    internal IChannelSource Source { get; }

    internal ReceiveBuffer ReceiveBuffer { get; } = new();

    internal WriteChunkPool Chunks { get; } = new();

    /// <summary>Where small pieces that are written together are joined; used inside one write only.</summary>
    internal byte[] GatherBuffer => _gatherBuffer ??= GC.AllocateUninitializedArray<byte>(WriteChunk.Size);

    /// <summary>Sockets that wait for their peer's end.</summary>
    internal LingeringCloses Lingering { get; }

    /// <summary>The reactor has ended.</summary>
    internal void Close()
    {
        Lingering.CloseAll();
        ReceiveBuffer.Leave();
    }
}
