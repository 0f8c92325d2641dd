using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A watched protocol that can live on with half a connection (R-TCP-16 to R-TCP-18).</summary>
internal sealed class WatchedHalfProtocol(WatchedScene scene, string name) : WatchedProtocol(scene, name), IHalfCloseableProtocol
{
    internal bool HasWriteEnded { get; private set; }

    internal Action? OnReadEnded { get; set; }

    internal Action? OnWriteEnded { get; set; }

    /// <summary>Thrown out of <see cref="ReadConnectionLost"/>.</summary>
    internal Exception? ThrownByReadEnded { get; set; }

    /// <summary>Thrown out of <see cref="WriteConnectionLost"/>.</summary>
    internal Exception? ThrownByWriteEnded { get; set; }

    public void ReadConnectionLost()
    {
        Scene.VerifyThread("ReadConnectionLost");
        Require(
            IsOpen && !HasReadEnded,
            "R-TCP-17",
            "ReadConnectionLost to be called once, on an open connection",
            $"the {Name} had seen {Life}");
        HasReadEnded = true;
        Hear("read ended", OnReadEnded, ThrownByReadEnded);
    }

    public void WriteConnectionLost()
    {
        Scene.VerifyThread("WriteConnectionLost");
        Require(
            IsOpen && !HasWriteEnded,
            "R-TCP-16",
            "WriteConnectionLost to be called once, on an open connection",
            $"the {Name} had seen {Life}");
        HasWriteEnded = true;
        Hear("write ended", OnWriteEnded, ThrownByWriteEnded);
    }
}
