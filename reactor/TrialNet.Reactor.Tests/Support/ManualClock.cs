namespace TrialNet.Reactor.Tests.Support;

/// <summary>A clock that goes when it is told to, in ticks of 100 ns; its calendar goes where it wants.</summary>
public sealed class ManualClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Calendar { get; set; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => Calendar;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
