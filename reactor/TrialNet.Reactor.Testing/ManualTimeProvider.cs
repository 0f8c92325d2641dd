namespace TrialNet.Reactor.Testing;

/// <summary>A <see cref="Clock"/> for code that knows nothing of reactors.</summary>
internal sealed class ManualTimeProvider(Clock clock) : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() =>
        clock.Now <= DateTimeOffset.MaxValue - Beginning ? Beginning + clock.Now : DateTimeOffset.MaxValue;

    public override long GetTimestamp() => clock.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(clock, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public override string ToString() => $"time of the {clock}";
}
