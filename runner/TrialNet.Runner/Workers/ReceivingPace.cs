namespace TrialNet.Runner.Workers;

/// <summary>
/// How often to look for what is told of tests that take microseconds: being woken for each of them costs more than the tests do, on
/// either side. What was told meanwhile waits where it is. Threading: one thread at a time.
/// </summary>
internal sealed class ReceivingPace
{
    /// <summary>How long to wait where <see cref="NeedsPause"/> says so.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>How many times in a row something comes upon the other before it is waited for: not where a test or two are run.</summary>
    private const int Burst = 16;

    private readonly TimeProvider _clock = TimeProvider.System;
    private long _last;
    private int _quick;

    /// <summary>All that had come is taken.</summary>
    /// <returns>Whether to wait until there should be more, because it comes that fast; then <see cref="HasPaused"/> has to follow.</returns>
    internal bool NeedsPause()
    {
        var now = _clock.GetTimestamp();
        _quick = _clock.GetElapsedTime(_last, now) < Pause ? _quick + 1 : 0;
        _last = now;
        return _quick >= Burst;
    }

    /// <summary>The pause is over.</summary>
    internal void HasPaused() => _last = _clock.GetTimestamp();
}
