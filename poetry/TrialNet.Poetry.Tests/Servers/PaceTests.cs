using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers;

/// <summary>How long slow poems take, by calculation and by the clock.</summary>
public sealed class PaceTests : PoetryTestCase
{
    /// <summary>Every chunk has its pause, the last one too, whether it is full or not.</summary>
    public void TestAPauseForEachChunk()
    {
        AssertTakes(0, 0, 10);
        AssertTakes(100, 1, 10);
        AssertTakes(100, 10, 10);
        AssertTakes(200, 11, 10);
        AssertTakes(10_100, 3003, 30);
        AssertTakes(6_300, 623, 10);
        AssertTakes(6_600, 653, 10);

        static void AssertTakes(int milliseconds, int length, int chunkSize) =>
            AssertEqual(TimeSpan.FromMilliseconds(milliseconds), new Pace(chunkSize, TimeSpan.FromSeconds(0.1)).DurationOf(length));
    }

    /// <summary>A length is not negative.</summary>
    public void TestANegativeLength() =>
        AssertRaises<ArgumentOutOfRangeException>(static () => Pace.Default.DurationOf(-1));

    /// <summary>The server takes as long as was calculated.</summary>
    public async Deferred TestAServerTakesAsLong()
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
