using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-3.09: two threads.</summary>
internal static class ThreadChecks
{
    private const int Rounds = 2000;

    // Of the patience: on a machine that has much else to do, threads meet seldom, and fewer rounds have to do.
    private const int Share = 3;

    /// <summary>Without an owner exactly one of two that fire at the same time succeeds.</summary>
    internal static void ExactlyOneThreadWins(CheckContext context)
    {
        using var subject = context.Open();
        var race = new FiringRace(subject, context.Patience);
        var started = TimeProvider.System.GetTimestamp();
        for (var round = 0; round < Rounds && TimeProvider.System.GetElapsedTime(started) < context.Patience / Share; round++)
        {
            if (!race.Run(round))
            {
                context.Expect(false, "two threads that fire one Deferred at the same time both return", "one does not return");
                return;
            }

            var refused = race.Thrown.OfType<Exception>().ToList();
            context.Expect(
                refused.Count == 1,
                "of two threads that fire one Deferred at the same time exactly one is refused",
                refused.Count == 0 ? "neither is" : "both are");
            context.Expect(
                refused.Count != 1 || subject.View(refused[0]).Kind == ErrorKind.AlreadyCalled,
                "the thread that comes second gets the exception for a Deferred that has been called already",
                Words.Of(refused.FirstOrDefault()));
            context.Expect(
                race.Calls.All(static calls => calls == 1),
                "each pair of a Deferred that two threads fire at the same time runs exactly once",
                $"the pairs run {string.Join(", ", race.Calls)} times");
            if (context.Result.Verdict == Results.Verdict.Fail)
            {
                return;
            }
        }
    }

    /// <summary>With an owner, firing on another thread is refused, and the text names the cure.</summary>
    internal static void OwnersThreadOnly(CheckContext context)
    {
        foreach (var fails in new[] { false, true })
        {
            using var subject = context.Open();
            if (subject is not IHasOwner owner)
            {
                // The rule is decided by the threads without an owner.
                return;
            }

            using var owned = owner.Own();
            var deferred = subject.NewDeferred(null);
            var witness = new Witness().Hear(deferred);
            var end = CheckThread.Run(() => deferred.Fire(fails), context.Patience);
            context.Expect(
                end.Error is { } error && subject.View(error).Kind == ErrorKind.WrongThread,
                "firing on a thread other than the owner's throws the exception for a wrong thread",
                end.IsOver ? Words.Of(end.Error) : "the call does not return");
            context.Expect(
                end.Error?.Message.Contains(owner.Cure, StringComparison.Ordinal) != false,
                $"the text of that exception names the cure, {owner.Cure}",
                Words.Of(end.Error));
            context.Expect(
                !deferred.IsCalled && witness.Calls == 0,
                "a firing that was refused because of its thread leaves the Deferred unfired",
                deferred.IsCalled ? "it is fired" : witness.ToString());
            var thrown = Words.ThrownBy(() => deferred.Fire(fails));
            context.Expect(
                thrown is null && witness.Calls == 1 && witness.ThreadId == Environment.CurrentManagedThreadId,
                "after that the owner's thread can fire it",
                thrown is null ? witness.ToString() : Words.Of(thrown));
        }
    }
}
