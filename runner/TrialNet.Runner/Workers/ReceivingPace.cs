namespace TrialNet.Runner.Workers;

/// <summary>
/// How often to look for messages of a worker whose tests take microseconds: being woken by each of them costs more than the messages
/// do, on either side. What has been sent meanwhile waits with the kernel, and is not lost whatever becomes of the worker. Threading: one.
/// </summary>
internal sealed class ReceivingPace
{
    /// <summary>How many times in a row messages come one upon the other before they are waited for: not where a test or two are run.</summary>
    private const int Burst = 16;

    // In milliseconds.
    private const int Gap = 2;

    private readonly object _pause = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private long _last;
    private int _quick;

    /// <summary>All messages that had come are received: waits until there should be several, if they come that fast.</summary>
    internal void WaitForMore()
    {
        var now = _clock.GetTimestamp();
        _quick = _clock.GetElapsedTime(_last, now).TotalMilliseconds < Gap ? _quick + 1 : 0;
        _last = now;
        if (_quick < Burst)
        {
            return;
        }

        lock (_pause)
        {
            Monitor.Wait(_pause, Gap);
        }

        _last = _clock.GetTimestamp();
    }
}
