namespace TrialNet.Reactor.Simulated;

/// <summary>A clock that stands still until it is moved. Threading: read on any thread, moved on the reactor's.</summary>
internal sealed class VirtualClock : TimeProvider
{
    /// <summary>Beyond this, some 28 years, elapsed times are not exact any more: what is due later is as good as never due.</summary>
    internal static readonly TimeSpan Latest = TimeSpan.FromTicks(1L << 53);

    private static readonly DateTimeOffset Origin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _ticks;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    internal TimeSpan Now => new(Volatile.Read(ref _ticks));

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => Origin + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("Timers belong to the reactor: use its TimeProvider.");

    /// <summary>Moves the clock; never back, and never beyond <see cref="Latest"/>.</summary>
    internal void MoveTo(TimeSpan time)
    {
        if (time > Now)
        {
            Volatile.Write(ref _ticks, Math.Min(time.Ticks, Latest.Ticks));
        }
    }
}
