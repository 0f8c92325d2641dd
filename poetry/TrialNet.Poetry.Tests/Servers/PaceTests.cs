using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers;

/// <summary>How long slow poems take, by calculation and by the clock.</summary>
public sealed class PaceTests : PoetryTestCase
{
    /// <summary>Every chunk has its pause, the last one too, whether it is full or not.</summary>
    [Row(0, 10, 0)]
    [Row(1, 10, 100)]
    [Row(10, 10, 100)]
    [Row(11, 10, 200)]
    [Row(3003, 30, 10_100)]
    [Row(623, 10, 6_300)]
    [Row(653, 10, 6_600)]
    public void A_poem_takes_a_pause_for_each_chunk(int length, int chunkSize, int milliseconds) =>
        AssertEqual(TimeSpan.FromMilliseconds(milliseconds), new Pace(chunkSize, TimeSpan.FromSeconds(0.1)).DurationOf(length));

    /// <summary>A length is not negative.</summary>
    public void A_negative_length_has_no_duration() =>
        AssertThrows<ArgumentOutOfRangeException>(static () => Pace.Default.DurationOf(-1));

    /// <summary>The server takes as long as was calculated.</summary>
    public async Deferred A_slow_server_takes_as_long_on_a_clock_that_nothing_disturbs()
    {
        if (Reactor is not ISimulation)
        {
            throw new SkipTestException("the clocks of the machine are disturbed by whatever else it does");
        }

        var pace = Pace.Default;
        var port = Serve(new SlowPoetryFactory(Reactor, new byte[653], pace));
        var start = Reactor.Now;
        AssertEqual(653, (await GetPoem(port)).Length);
        var late = Reactor.Now - start - pace.DurationOf(653);
        AssertTrue(late >= TimeSpan.Zero && late < TimeSpan.FromSeconds(0.1), $"{late}");
    }
}
