namespace TrialNet.Reactor.Loop;

/// <summary>The reactor's time for code that knows nothing of reactors. Threading: any thread.</summary>
internal sealed class ReactorTimeProvider(ReactorBase reactor) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => reactor.Clock.LocalTimeZone;

    public override long TimestampFrequency => reactor.Clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => reactor.Clock.GetUtcNow();

    public override long GetTimestamp() => reactor.Clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ProvidedTimer(reactor, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public override string ToString() => $"time of the {reactor}";
}
