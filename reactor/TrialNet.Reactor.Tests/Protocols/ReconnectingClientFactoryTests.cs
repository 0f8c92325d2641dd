using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>A client that tries again.</summary>
public class ReconnectingClientFactoryTests
{
    private readonly Clock _clock = new();
    private readonly Factory _factory;
    private readonly ScriptedConnector _connector;

    public ReconnectingClientFactoryTests()
    {
        _factory = new Factory { Clock = _clock, Jitter = 0, Factor = 2, MaxDelay = Seconds(10) };
        _connector = new ScriptedConnector(_factory);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void R_FAC_04_It_does_not_go_without_a_source_of_its_jitter() =>
        Assert.Throws<ArgumentNullException>(() => _factory.Random = null!);

    [Fact]
    public void R_FAC_04_It_waits_longer_after_each_failure_up_to_its_maximum() =>
        Assert.Equal([1, 2, 4, 8, 10, 10], Waits(6).Select(wait => wait.TotalSeconds));

    [Fact]
    public void R_FAC_04_A_loss_is_followed_by_another_attempt_too()
    {
        _connector.Connect();
        _connector.Succeed();
        _connector.Lose();
        Assert.Equal(1, _connector.Attempts);
        _clock.Advance(Seconds(1));
        Assert.Equal(2, _connector.Attempts);
        Assert.Equal(1, _factory.Retries);
    }

    [Fact]
    public void R_FAC_04_After_a_reset_it_begins_anew()
    {
        Waits(4);
        _factory.ResetDelay();
        Assert.Equal(0, _factory.Retries);
        Assert.Equal([1, 2], Waits(2).Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void R_FAC_04_Jitter_moves_each_wait_a_little_and_never_above_the_maximum(int seed)
    {
        _factory.Jitter = 0.5;
        _factory.Random = new Random(seed);
        var waits = Waits(40);
        Assert.InRange(waits[0].TotalSeconds, 0.5, 1.5);
        Assert.InRange(waits[1].TotalSeconds, 1, 3);
        Assert.All(waits.Skip(5), wait => Assert.InRange(wait.TotalSeconds, 5, 10));
        Assert.True(waits.Distinct().Count() > 10, "they should differ");

        _factory.ResetDelay();
        _factory.Random = new Random(seed);
        Assert.Equal(waits, Waits(40));
    }

    [Fact]
    public void R_FAC_04_It_ends_at_its_greatest_number_of_tries()
    {
        _factory.MaxRetries = 2;
        Waits(2);
        _connector.Fail();
        Assert.Empty(_clock.GetDelayedCalls());
        Assert.Equal(2, _factory.Retries);
        _factory.ResetDelay();
        Assert.Equal(2, Waits(2).Count);
    }

    [Fact]
    public void R_FAC_04_StopTrying_cancels_the_wait_and_forbids_others()
    {
        _connector.Connect();
        _connector.Fail();
        Assert.Single(_clock.GetDelayedCalls());
        _factory.StopTrying();
        Assert.Empty(_clock.GetDelayedCalls());
        Assert.False(_factory.IsTrying);
        _connector.Fail();
        _connector.Lose();
        Assert.Empty(_clock.GetDelayedCalls());
        Assert.Equal(0, _connector.Stops);
    }

    [Fact]
    public void R_FAC_04_StopTrying_gives_up_the_attempt_that_is_under_way()
    {
        _connector.Connect();
        _factory.StopTrying();
        Assert.Equal(1, _connector.Stops);
        Assert.Empty(_clock.GetDelayedCalls());
    }

    [Fact]
    public void R_FAC_04_The_greatest_numbers_overflow_nothing()
    {
        _factory.MaxDelay = TimeSpan.MaxValue;
        _factory.InitialDelay = TimeSpan.MaxValue;
        _factory.Factor = double.MaxValue;
        _factory.Jitter = 1;
        _connector.Connect();
        _connector.Fail();
        Assert.True(Assert.Single(_clock.GetDelayedCalls()).DueTime >= TimeSpan.Zero);
        _factory.StopTrying();
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _factory.InitialDelay = Seconds(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _factory.MaxDelay = Seconds(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _factory.Factor = 0.9);
        Assert.Throws<ArgumentOutOfRangeException>(() => _factory.Factor = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => _factory.Jitter = 1.1);
        Assert.Throws<ArgumentNullException>(() => _factory.Retry(null!));
        _factory.Clock = null;
        Assert.Throws<ReactorNotRunningException>(() => _factory.Retry(_connector));
    }

    private List<TimeSpan> Waits(int count)
    {
        var waits = new List<TimeSpan>();
        if (_connector.State == ConnectorState.Disconnected)
        {
            _connector.Connect();
        }

        for (var round = 0; round < count; round++)
        {
            _connector.Fail();
            var wait = Assert.Single(_clock.GetDelayedCalls()).DueTime - _clock.Now;
            waits.Add(wait);
            _clock.Advance(wait);
        }

        return waits;
    }

    private sealed class Factory : ReconnectingClientFactory
    {
        public override IProtocol? BuildProtocol(EndPoint address) => null;
    }
}
