namespace TrialNet.Conformance.Samples;

/// <summary>The system's time, with timers that go off on the loop.</summary>
internal sealed class DotNettyTime(DotNettyReactor reactor) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(inner => reactor.CallFromThread(() => callback(inner)), state, dueTime, period);
}
