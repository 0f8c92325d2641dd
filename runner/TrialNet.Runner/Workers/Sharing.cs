using TrialNet.Runner.Planning;

namespace TrialNet.Runner.Workers;

/// <summary>Whether another worker is worth its start, and whether one that has much left gives some of it back.</summary>
/// <param name="slots">The slots.</param>
/// <param name="queue">What is left.</param>
/// <param name="settings">How many workers there may be, and when.</param>
internal sealed class Sharing(WorkerSlot[] slots, WorkQueue queue, Supervisor settings)
{
    /// <summary>
    /// A start costs about half of this in processor time until the new process is as fast as the old one. What counts is the time that
    /// tests take: what the runner takes for each of them is shared with the supervisor anyway.
    /// </summary>
    internal static readonly TimeSpan WorthAStart = TimeSpan.FromSeconds(1);

    /// <summary>Giving back costs a question and an answer.</summary>
    private static readonly TimeSpan WorthAQuestion = TimeSpan.FromMilliseconds(30);

    /// <summary>How often to look whether somebody could share, while somebody has nothing to do.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(25);

    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly long _began = TimeProvider.System.GetTimestamp();

    private TimeSpan _taken;
    private TimeSpan _looked;
    private int _finished;

    private bool MayShare => settings.Isolation == Isolation.None && slots.Length > 1;

    /// <summary>Whether there are slots that could soon be put to work.</summary>
    internal bool HasRoom => MayShare && Array.Exists(slots, static slot => !slot.IsBusy);

    private bool HasIdleWorker => Array.Exists(slots, static slot => !slot.IsBusy && (slot.Worker is not null || slot.IsStarting));

    /// <summary>A test has ended.</summary>
    /// <param name="duration">How long it took.</param>
    internal void Note(TimeSpan duration)
    {
        _finished++;
        _taken += ShareableTime.Of(duration);
    }

    /// <summary>How long a run may wait for the next event before it has to look after its workers.</summary>
    /// <param name="timeLeft">How much time all of them have left, where that does not depend on the worker.</param>
    /// <returns>Milliseconds; -1 for ever.</returns>
    internal int GetWait(TimeSpan? timeLeft)
    {
        var wait = HasRoom ? Glance : Timeout.InfiniteTimeSpan;
        foreach (var slot in slots)
        {
            var left = timeLeft ?? slot.GetPatienceLeft();
            wait = wait < TimeSpan.Zero || (left >= TimeSpan.Zero && left < wait) ? left : wait;
        }

        return wait < TimeSpan.Zero ? Timeout.Infinite : (int)Math.Min(int.MaxValue, Math.Ceiling(wait.TotalMilliseconds));
    }

    /// <summary>Whether a worker is to be started for a slot: its first, or, where each serves once only, the next one while that one works.</summary>
    /// <param name="slot">The slot.</param>
    internal bool NeedsWorker(WorkerSlot slot)
    {
        if (slot.IsStarting || slot.HasSpare)
        {
            return false;
        }

        return slot.Worker is null
            ? IsWorthAWorker()
            : settings.Isolation != Isolation.None && queue.Count > slots.Count(static other => other.IsStarting || other.HasSpare);
    }

    /// <summary>Whether a worker is the only one, and will stay that as far as is known.</summary>
    internal bool IsAlone(WorkerSlot slot) =>
        queue.KnowsTimes && slots.All(other => other == slot || other is { Worker: null, IsStarting: false, HasSpare: false }) && !IsWorthAWorker();

    /// <summary>Where a worker has nothing to do and the queue is empty, others give back what they have not come to.</summary>
    internal void Recall()
    {
        // The sums of a history do not say of which tests they are: these may be others, or may have become slow.
        if (HasRoom && queue.AreSaidToBeShort && GetTaken() > WorthAStart)
        {
            queue.ForgetTimes();
        }

        if (!HasRoom || !queue.IsEmpty || (queue.KnowsTimes && !HasIdleWorker))
        {
            return;
        }

        foreach (var slot in slots.Where(static slot => slot is { IsBusy: true, IsRecalled: false, IsCondemned: false, Waiting: > 0, Held.Count: 0 }))
        {
            if (slot.EstimateRest() > WorthAQuestion)
            {
                slot.IsRecalled = true;
                slot.Worker?.Send(new StopMessage(AfterTest: true));
            }
        }
    }

    /// <summary>Whether what is left takes long enough to start another process for it.</summary>
    private bool IsWorthAWorker()
    {
        var workers = slots.Count(static slot => slot.Worker is not null || slot.IsStarting);
        if (workers == 0 || settings.Isolation != Isolation.None || settings.Hesitation == TimeSpan.Zero)
        {
            return true;
        }

        if (queue.KnowsTimes)
        {
            return TimeSpan.FromSeconds(queue.SecondsToShare / workers) > WorthAStart;
        }

        var elapsed = _clock.GetElapsedTime(_began);
        if (elapsed < settings.Hesitation || elapsed - _looked < Glance)
        {
            return false;
        }

        _looked = elapsed;
        return GetTaken() / Math.Max(1, _finished + slots.Sum(static slot => slot.Running.Count)) * queue.Count > WorthAStart;
    }

    /// <summary>How long tests have taken so far, those that run included, without what the runner takes.</summary>
    private TimeSpan GetTaken()
    {
        var taken = _taken;
        foreach (var slot in slots)
        {
            foreach (var test in slot.Running)
            {
                taken += ShareableTime.Of(_clock.GetUtcNow() - test.Since);
            }
        }

        return taken;
    }
}
