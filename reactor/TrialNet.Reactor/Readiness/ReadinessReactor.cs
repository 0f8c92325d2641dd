using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <summary>A reactor whose thread waits in a source of sockets; the source knows how to ask the system.</summary>
internal class ReadinessReactor : SocketReactor, IReactorUdp, IReactorMulticast
{
    private readonly Func<IReadinessSource> _openSource;
    private IReadinessSource? _source;

    /// <summary>Makes a reactor. It asks nothing of the system before it has to.</summary>
    /// <param name="name">The name of the kind.</param>
    /// <param name="openSource">Opens the source.</param>
    /// <param name="clock">Runs the timers; the system's clock when null.</param>
    internal ReadinessReactor(string name, Func<IReadinessSource> openSource, TimeProvider? clock = null)
        : base(name, clock ?? TimeProvider.System) => _openSource = openSource;

    private protected override IChannelSource Channels => Source;

    private protected override IUnixChannelSource UnixChannels => Source;

    private protected override IDatagramChannelSource DatagramChannels => Source;

    private IReadinessSource Source => _source ??= _openSource();

    private protected override void PrepareToSleep() => _source ??= _openSource();

    // A reactor that never slept and has no sockets needs nothing of the system: most tests' reactors are like that.
    private protected override void Sleep(TimeSpan limit) => _source?.Wait(ToMilliseconds(limit));

    private protected override void HandleEvents() => _source?.Dispatch();

    private protected override void WakeUp() => Volatile.Read(ref _source)?.Wake();

    private protected override void ReleaseSystem()
    {
        base.ReleaseSystem();
        _source?.Dispose();
    }

    /// <summary>Rounded up, so that a timer is due at the end of its wait.</summary>
    private static int ToMilliseconds(TimeSpan limit) =>
        limit == TimeSpan.MaxValue ? Timeout.Infinite : (int)Math.Min(Math.Ceiling(limit.TotalMilliseconds), int.MaxValue);
}
