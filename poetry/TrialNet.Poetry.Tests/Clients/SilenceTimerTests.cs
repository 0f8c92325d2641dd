using TrialNet.Framework;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Clients;

/// <summary>When a server counts as silent.</summary>
public sealed class SilenceTimerTests : TestCase
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ManualClock _clock = new();
    private readonly SilenceTimer _timer;
    private int _silences;

    /// <summary>Makes a timer and starts it.</summary>
    public SilenceTimerTests()
    {
        _timer = new SilenceTimer(_clock, Limit, () => _silences++);
        _timer.Start();
    }

    /// <summary>Silence is told once, a turn after it has lasted for the limit.</summary>
    public void TestSilence()
    {
        _clock.Advance(Limit - TimeSpan.FromTicks(1));
        _clock.Advance(TimeSpan.Zero);
        AssertEqual(0, _silences);

        _clock.Advance(TimeSpan.FromTicks(1));
        _clock.Advance(TimeSpan.Zero);
        AssertEqual(1, _silences);

        _clock.Advance(10 * Limit);
        AssertEqual(1, _silences);
    }

    /// <summary>Each sound begins the wait anew.</summary>
    public void TestSounds()
    {
        for (var second = 0; second < 100; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            _timer.Restart();
        }

        AssertEqual(0, _silences);
        AssertEqual(TimeSpan.FromSeconds(130), _clock.GetDelayedCalls()[0].DueTime);
    }

    /// <summary>A loop that was held up hears what came meanwhile before it calls the server silent.</summary>
    public void TestDeafnessIsNotSilence()
    {
        _clock.Advance(2 * Limit);
        _timer.Restart();
        _clock.Advance(TimeSpan.Zero);

        AssertEqual(0, _silences);
        AssertEqual(3 * Limit, _clock.GetDelayedCalls()[0].DueTime);
    }

    /// <summary>Nothing is left when it is stopped, at whatever moment.</summary>
    public void TestStopLeavesNothing()
    {
        _clock.Advance(Limit);
        _timer.Stop();
        _timer.Stop();

        AssertEqual(0, _clock.GetDelayedCalls().Count);
    }
}
