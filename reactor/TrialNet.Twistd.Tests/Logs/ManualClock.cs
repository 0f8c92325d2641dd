namespace TrialNet.Twistd.Tests.Logs;

/// <summary>A clock that stands still, an hour before the end of a year, in a zone of its own.</summary>
internal sealed class ManualClock : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-3.5), "test", "test");

    public override DateTimeOffset GetUtcNow() => new(2027, 1, 1, 2, 29, 59, TimeSpan.Zero);
}
