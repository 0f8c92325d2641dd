using System.Buffers;
using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>The other end of the connection that is judged. What it hears, it hears on the reactor's thread, whatever it is.</summary>
internal abstract class Peer(WatchedScene scene) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _received = new();

    /// <summary>Whether it does not read until <see cref="StartReading"/>.</summary>
    internal bool IsSilent { get; init; }

    /// <summary>Whether its system takes as little as possible for it, and it reads and sends small pieces.</summary>
    internal bool IsSlow { get; init; }

    /// <summary>Whether it goes on when the judged end has sent its last: else it closes then.</summary>
    internal bool KeepsOwnSide { get; init; }

    internal Action? OnMade { get; set; }

    internal Action? OnData { get; set; }

    internal Action? OnEnd { get; set; }

    internal bool IsMade { get; private set; }

    /// <summary>How the judged end has ended, as far as it has read.</summary>
    internal PeerEnd? End { get; private set; }

    /// <summary>Whether nothing is left of it.</summary>
    internal bool IsClosed { get; private set; }

    internal ReadOnlySpan<byte> Received => _received.WrittenSpan;

    internal long ReceivedCount => _received.WrittenCount;

    /// <summary>Sends bytes, in order.</summary>
    internal abstract void Send(byte[] data);

    /// <summary>Says, after all that was sent, that no more comes. Needs <see cref="KeepsOwnSide"/>.</summary>
    internal abstract void EndSending();

    /// <summary>Closes in order, after all that was sent.</summary>
    internal abstract void Close();

    /// <summary>Closes at once, and lets the judged end see a reset.</summary>
    internal abstract void Reset();

    internal abstract void StartReading();

    /// <summary>Takes at most one more piece, however much is sent.</summary>
    internal abstract void StopReading();

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
    }

    private protected WatchedScene Scene => scene;

    private protected void HearMade()
    {
        IsMade = true;
        Run(OnMade);
    }

    private protected void HearData(ReadOnlySpan<byte> data)
    {
        _received.Write(data);
        Run(OnData);
    }

    private protected void HearEnd(PeerEnd end)
    {
        if (End is null)
        {
            End = end;
            Run(OnEnd);
        }
    }

    private protected void HearClosed()
    {
        IsClosed = true;
        scene.Pulse();
    }

    private void Run(Action? script)
    {
        if (script is not null)
        {
            scene.Guard(script);
        }
        else
        {
            scene.Pulse();
        }
    }
}
