using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Simulated;

/// <summary>A socket that exists only in the program.</summary>
internal abstract class SimulatedChannel(ReadyList ready, IChannelHandler handler) : Channel(handler)
{
    internal override bool NoDelay { get; set; } = true;

    internal override bool KeepAlive { get; set; }

    /// <summary>Its place in the list of those that may be ready.</summary>
    internal bool IsListed { get; set; }

    internal abstract bool IsReadable { get; }

    internal abstract bool IsWritable { get; }

    /// <summary>Whether its user is to be told of something.</summary>
    internal bool IsReady => IsOpen &&
        (((Interest & Interest.Read) != 0 && IsReadable) || ((Interest & Interest.Write) != 0 && IsWritable));

    internal ReadyList ReadyList => ready;

    /// <summary>Something changed: it may be ready now.</summary>
    internal void Touch() => ready.Add(this);

    private protected override void Watch(Interest before, Interest after) => ready.Add(this);
}
