using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <content>What the protocol calls: noted, so that what is called from inside is seen.</content>
internal partial class WatchedProtocol
{
    private string? _inside;
    private bool _hasLosing;
    private bool _isPaused;
    private bool _hasReadEnded;

    /// <summary>Whether the transport can be read no more because the protocol heard so.</summary>
    internal bool HasReadEnded
    {
        get => _hasReadEnded;
        private protected set => _hasReadEnded = value;
    }

    internal ITcpTransport Tcp => (ITcpTransport)Transport;

    internal void Write(ReadOnlySpan<byte> data)
    {
        var outer = _inside;
        _inside = "Write";
        try
        {
            Transport.Write(data);
        }
        finally
        {
            _inside = outer;
        }
    }

    internal void WriteSequence(ReadOnlySpan<ReadOnlyMemory<byte>> pieces)
    {
        var outer = _inside;
        _inside = "Write";
        try
        {
            Transport.WriteSequence(pieces);
        }
        finally
        {
            _inside = outer;
        }
    }

    internal void LoseConnection()
    {
        Inside("LoseConnection", static transport => transport.LoseConnection());
        _hasLosing = true;
    }

    internal void AbortConnection() => Inside("AbortConnection", static transport => transport.AbortConnection());

    internal void LoseWriteConnection() =>
        Inside("LoseWriteConnection", static transport => ((IHalfCloseableTransport)transport).LoseWriteConnection());

    internal void PauseProducing()
    {
        Inside("PauseProducing", static transport => transport.PauseProducing());
        _isPaused = true;
    }

    internal void ResumeProducing()
    {
        _isPaused = false;
        Inside("ResumeProducing", static transport => transport.ResumeProducing());
    }

    internal void RegisterProducer(IPushProducer producer) =>
        Inside("RegisterProducer", transport => transport.RegisterProducer(producer));

    internal void RegisterProducer(IPullProducer producer) =>
        Inside("RegisterProducer", transport => transport.RegisterProducer(producer));

    internal void UnregisterProducer() => Inside("UnregisterProducer", static transport => transport.UnregisterProducer());

    internal void StopProducing()
    {
        Inside("StopProducing", static transport => transport.StopProducing());
        _hasLosing = true;
    }

    private protected void Inside(string name, Action<ITransport> call)
    {
        var outer = _inside;
        _inside = name;
        try
        {
            call(Transport);
        }
        finally
        {
            _inside = outer;
        }
    }
}
