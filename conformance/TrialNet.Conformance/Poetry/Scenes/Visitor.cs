using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>A client of the kit's, which keeps what it gets and when.</summary>
internal sealed class Visitor(PoetryScene scene, VisitorPlan plan) : IClientFactory, IProtocol, IHalfCloseableProtocol
{
    private readonly List<byte> _received = [];
    private ITransport? _transport;
    private IDelayedCall? _pause;
    private int _said;

    /// <summary>What has come.</summary>
    internal byte[] Received => [.. _received];

    internal int Count => _received.Count;

    /// <summary>When the last bytes came; null if there were none.</summary>
    internal TimeSpan? HeardAt { get; private set; }

    /// <summary>How many visitors of the scene had heard something before this one had; null if it has not.</summary>
    internal int? HeardAs { get; private set; }

    /// <summary>When bytes came, and how many.</summary>
    internal List<(TimeSpan At, int Count)> Chunks { get; } = [];

    /// <summary>When it was connected.</summary>
    internal TimeSpan ConnectedAt { get; private set; }

    /// <summary>When the other side ended the connection; null if it has not.</summary>
    internal TimeSpan? EndedAt { get; private set; }

    /// <summary>How; null if it has not.</summary>
    internal Exception? End { get; private set; }

    internal bool IsOver => EndedAt is not null;

    /// <summary>Whether the other side closed, as one does that has finished.</summary>
    internal bool IsClean => End is ConnectionDoneException;

    internal bool IsConnected => _transport is not null && !IsOver;

    internal string Ending => End is null ? "no end" : End.GetType().Name;

    internal void Leave(bool byReset)
    {
        if (_transport is not { IsConnected: true })
        {
            return;
        }

        if (byReset)
        {
            _transport.AbortConnection();
        }
        else
        {
            _transport.LoseConnection();
        }
    }

    /// <summary>Begins to read after all.</summary>
    internal void Listen() => _transport?.ResumeProducing();

    internal void Say(byte[] data) => _transport?.Write(data);

    void IProtocol.MakeConnection(ITransport transport)
    {
        _transport = transport;
        ConnectedAt = scene.Now;
        if (plan.IsDeaf)
        {
            transport.PauseProducing();
        }

        SayMore();
    }

    void IProtocol.DataReceived(ReadOnlySpan<byte> data)
    {
        _received.AddRange(data);
        HeardAs ??= scene.CountHeard();
        HeardAt = scene.Now;
        Chunks.Add((scene.Now, data.Length));
        if (Count >= plan.LeavesAfter)
        {
            Leave(plan.LeavesByReset);
        }
    }

    void IProtocol.ConnectionLost(Failure reason) => Ended(reason.Value);

    void IHalfCloseableProtocol.ReadConnectionLost() => _transport!.LoseConnection();

    void IHalfCloseableProtocol.WriteConnectionLost()
    {
    }

    void IProtocolFactory.DoStart()
    {
    }

    void IProtocolFactory.DoStop()
    {
    }

    IProtocol IProtocolFactory.BuildProtocol(EndPoint address) => this;

    void IClientFactory.StartedConnecting(IConnector connector)
    {
    }

    void IClientFactory.ClientConnectionFailed(IConnector connector, Failure reason) => Ended(reason.Value);

    void IClientFactory.ClientConnectionLost(IConnector connector, Failure reason)
    {
    }

    private void Ended(Exception reason)
    {
        EndedAt ??= scene.Now;
        End ??= reason;
        _pause?.Release();
    }

    private void SayMore()
    {
        if (_transport is not { IsConnected: true, IsDisconnecting: false })
        {
            return;
        }

        var piece = plan.Piece == 0 ? plan.Says.Length : Math.Min(plan.Piece, plan.Says.Length - _said);
        _transport.Write(plan.Says.AsSpan(_said, piece));
        _said += piece;
        if (_said < plan.Says.Length)
        {
            _pause = scene.Reactor.CallLater(TimeSpan.FromSeconds(plan.Pause), SayMore);
        }
        else if (plan.EndsInput)
        {
            (_transport as IHalfCloseableTransport)?.LoseWriteConnection();
        }
    }
}
