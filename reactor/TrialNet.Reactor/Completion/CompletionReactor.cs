using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>
/// A reactor that has the system do things, and hears when they are done: by <see cref="System.Net.Sockets.SocketAsyncEventArgs"/>,
/// on every system that .NET runs on. Where there is an io_uring, <see cref="CompletionFactory"/> makes another.
/// </summary>
internal sealed class CompletionReactor : SocketReactor, IReactorUdp, IReactorMulticast
{
    private readonly CompletionQueue _queue = new();
    private CompletionSource? _source;

    /// <summary>Makes a reactor. It asks nothing of the system before it has to.</summary>
    /// <param name="name">The name of the kind.</param>
    /// <param name="clock">Runs the timers; the system's clock when null.</param>
    internal CompletionReactor(string name, TimeProvider? clock = null)
        : base(name, clock ?? TimeProvider.System)
    {
    }

    private protected override IChannelSource Channels => Source;

    private protected override IUnixChannelSource UnixChannels => Source;

    private protected override IDatagramChannelSource DatagramChannels => Source;

    private CompletionSource Source => _source ??= new CompletionSource(_queue);

    private protected override void PrepareToSleep()
    {
        // It can be woken from the beginning.
    }

    private protected override void Sleep(TimeSpan limit)
    {
        if (limit > TimeSpan.Zero && _source is not { IsBusy: true })
        {
            _queue.Wait(ToMilliseconds(limit));
        }
    }

    private protected override void HandleEvents() => _source?.Dispatch();

    private protected override void WakeUp() => _queue.Wake();

    private protected override void ReleaseSystem()
    {
        base.ReleaseSystem();
        _source?.Dispose();
    }

    /// <summary>Rounded up, so that a timer is due at the end of its wait.</summary>
    private static int ToMilliseconds(TimeSpan limit) =>
        limit == TimeSpan.MaxValue ? Timeout.Infinite : (int)Math.Min(Math.Ceiling(limit.TotalMilliseconds), int.MaxValue);
}
