namespace TrialNet.Runner.Workers;

/// <summary>How a run ends that somebody interrupts: workers are told to give up, and have so much time for it.</summary>
/// <param name="grace">How long a test that was given up may take to come to an end.</param>
internal sealed class Interruption(TimeSpan grace)
{
    private readonly TimeProvider _clock = TimeProvider.System;

    // The test, its cleanups and TearDown, each with its grace.
    private readonly TimeSpan _time = (grace * 4) + TimeSpan.FromSeconds(1);
    private long _began;

    /// <summary>How much time is left before workers are killed.</summary>
    internal TimeSpan TimeLeft
    {
        get
        {
            var left = _time - _clock.GetElapsedTime(_began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Tells the workers.</summary>
    internal void Begin(IEnumerable<WorkerSlot> slots)
    {
        _began = _clock.GetTimestamp();
        foreach (var slot in slots)
        {
            slot.Worker?.Send(new StopMessage(AfterTest: false));
        }
    }
}
