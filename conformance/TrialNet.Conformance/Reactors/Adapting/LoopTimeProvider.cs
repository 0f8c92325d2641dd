using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Adapting;

/// <summary>The system's time, with timers that go off on a reactor's thread, for a loop that offers no such thing. Threading: any.</summary>
public sealed class LoopTimeProvider : TimeProvider
{
    private readonly IReactorThreads _reactor;

    /// <summary>Makes one for a reactor.</summary>
    /// <param name="reactor">The reactor, which may be about to be made.</param>
    public LoopTimeProvider(IReactorThreads reactor)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        _reactor = reactor;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return base.CreateTimer(inner => _reactor.CallFromThread(() => callback(inner)), state, dueTime, period);
    }
}
