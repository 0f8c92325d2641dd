using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-11.10: the lock that is a file.</summary>
internal static class FileLockChecks
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    internal static void FileLock(CheckContext context)
    {
        Try(context, AcquiresAndTriesAgain);
        Try(context, TimesOut);
        Try(context, RefusesASecondTry);
        Try(context, IsCancelled);
    }

    private static void Try(CheckContext context, Action<CheckContext, FileLockScene> check)
    {
        using var subject = context.Open();
        if (context.Need<IHasFileLocks>(subject, "file locks (IHasFileLocks)") is not { } locks
            || context.Need<IHasClock>(subject, "a clock (IHasClock)") is not { } clock)
        {
            return;
        }

        var path = Path.Combine(Path.GetTempPath(), $"conformance-{Guid.NewGuid():N}.lock");
        try
        {
            check(context, new FileLockScene(subject, locks, clock, path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AcquiresAndTriesAgain(CheckContext context, FileLockScene scene)
    {
        var free = new Witness().Hear(scene.Locks.AcquireFileLock(scene.Holder, null));
        context.Expect(free.IsSucceeded, "a file lock that is free is acquired inside the call", free.ToString());
        context.Expect(scene.Clock.PendingTimers == 0, "a file lock that is held has no timers", $"{scene.Clock.PendingTimers} timers");
        var waiting = new Witness().Hear(scene.Locks.AcquireFileLock(scene.Other, null));
        context.Expect(waiting.Calls == 0, "a file lock that somebody else holds makes one wait", waiting.ToString());
        var interval = scene.Locks.RetryInterval;
        scene.Clock.Advance(interval);
        context.Expect(waiting.Calls == 0, "trying again, it still has to wait", waiting.ToString());
        scene.Locks.ReleaseFileLock(scene.Holder);
        scene.Clock.Advance(interval - Tick);
        context.Expect(waiting.Calls == 0, $"it tries again at its interval of {Words.Of(interval)} and not before", waiting.ToString());
        scene.Clock.Advance(Tick);
        context.Expect(
            waiting.IsSucceeded,
            $"it tries again at its interval of {Words.Of(interval)}, and has the lock",
            waiting.ToString());
        context.Expect(scene.Clock.PendingTimers == 0, "then it has no timers", $"{scene.Clock.PendingTimers} timers");
        scene.Locks.ReleaseFileLock(scene.Other);
        var again = new Witness().Hear(scene.Locks.AcquireFileLock(scene.Holder, null));
        context.Expect(again.IsSucceeded, "a file lock that was released can be acquired again", again.ToString());
        scene.Locks.ReleaseFileLock(scene.Holder);
    }

    private static void TimesOut(CheckContext context, FileLockScene scene)
    {
        scene.Hold();
        var limit = (scene.Locks.RetryInterval * 3) + Tick;
        var waiting = new Witness().Hear(scene.Locks.AcquireFileLock(scene.Other, limit));
        scene.Clock.Advance(limit - Tick);
        context.Expect(waiting.Calls == 0, "before its limit a file lock goes on trying", waiting.ToString());
        scene.Clock.Advance(Tick);
        context.Expect(
            waiting.IsFailed && scene.Subject.View(waiting.Error!).Kind == ErrorKind.TimedOut,
            "at its limit a file lock fails with the exception for a timeout",
            waiting.ToString());
        context.Expect(scene.Clock.PendingTimers == 0, "then it leaves no timer", $"{scene.Clock.PendingTimers} timers");
        scene.Locks.ReleaseFileLock(scene.Holder);
        scene.Clock.Advance(limit);
        var again = new Witness().Hear(scene.Locks.AcquireFileLock(scene.Other, null));
        context.Expect(again.IsSucceeded, "after its limit it may be asked again", again.ToString());
        scene.Locks.ReleaseFileLock(scene.Other);
    }

    private static void RefusesASecondTry(CheckContext context, FileLockScene scene)
    {
        scene.Hold();
        var waiting = new Witness().Hear(scene.Locks.AcquireFileLock(scene.Other, null));
        var second = new Witness();
        var thrown = Words.ThrownBy(() => second.Hear(scene.Locks.AcquireFileLock(scene.Other, null)));
        var error = thrown ?? second.Error;
        context.Expect(
            error is not null && scene.Subject.View(error).Kind == ErrorKind.AlreadyTrying,
            "asking a file lock that is trying already fails with the exception for that",
            thrown is null ? second.ToString() : Words.Of(thrown));
        scene.Locks.ReleaseFileLock(scene.Holder);
        scene.Clock.Advance(scene.Locks.RetryInterval);
        context.Expect(waiting.IsSucceeded, "the first one to ask gets the lock all the same", waiting.ToString());
        scene.Locks.ReleaseFileLock(scene.Other);
    }

    private static void IsCancelled(CheckContext context, FileLockScene scene)
    {
        scene.Hold();
        var deferred = scene.Locks.AcquireFileLock(scene.Other, scene.Locks.RetryInterval * 10);
        var waiting = new Witness().Hear(deferred);
        context.Expect(
            scene.Clock.PendingTimers > 0,
            "a file lock that is trying up to a limit is on the clock",
            $"{scene.Clock.PendingTimers} timers");
        scene.Clock.Advance(scene.Locks.RetryInterval);
        deferred.Cancel();
        context.Expect(
            waiting.IsFailed && scene.Subject.View(waiting.Error!).Kind == ErrorKind.Cancelled,
            "cancelling a file lock that is trying fails it with the exception for a cancellation",
            waiting.ToString());
        context.Expect(
            scene.Clock.PendingTimers == 0,
            "cancelling a file lock that is trying leaves no timer",
            $"{scene.Clock.PendingTimers} timers");
        scene.Locks.ReleaseFileLock(scene.Holder);
        scene.Clock.Advance(scene.Locks.RetryInterval * 20);
        var again = new Witness().Hear(scene.Locks.AcquireFileLock(scene.Holder, null));
        context.Expect(again.IsSucceeded, "one that was cancelled does not take the lock", again.ToString());
        scene.Locks.ReleaseFileLock(scene.Holder);
    }
}
