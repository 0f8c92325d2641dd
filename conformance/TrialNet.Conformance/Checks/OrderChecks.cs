namespace TrialNet.Conformance.Checks;

/// <summary>D-1.05: on the calling thread, inside the call.</summary>
internal static class OrderChecks
{
    internal static void RunsInsideTheCall(CheckContext context)
    {
        foreach (var timing in Timings.All)
        {
            foreach (var fails in new[] { false, true })
            {
                FireHere(context, timing, fails);
                if (timing != Timing.AlreadyFired)
                {
                    FireElsewhere(context, timing, fails);
                }
            }
        }
    }

    /// <summary>With a synchronization context in force that loses what is posted to it.</summary>
    private static void FireHere(CheckContext context, Timing timing, bool fails)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new LosingContext());
        try
        {
            using var subject = context.Open();
            var witness = new Witness();
            timing.Bring(subject, deferred => deferred.Fire(fails), deferred => witness.Hear(deferred));
            Expect(context, timing, fails, witness, Environment.CurrentManagedThreadId);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>On another thread than the one that made the Deferred and its pairs; none of them has an owner.</summary>
    private static void FireElsewhere(CheckContext context, Timing timing, bool fails)
    {
        using var subject = context.Open();
        var witness = new Witness();
        var thread = 0;
        var calls = 0;
        timing.Bring(
            subject,
            deferred =>
            {
                var end = CheckThread.Run(
                    () =>
                    {
                        thread = Environment.CurrentManagedThreadId;
                        deferred.Fire(fails);
                        calls = witness.Calls;
                    },
                    context.Patience);
                context.Expect(
                    end.IsOver && end.Error is null,
                    $"{Call(fails)} returns on a thread other than the one that made the Deferred",
                    end.IsOver ? Words.Of(end.Error) : "it does not return");
            },
            deferred => witness.Hear(deferred));
        context.Expect(calls == 1, $"a pair {timing.Words()} has run when {Call(fails)} returns", "it has not");
        Expect(context, timing, fails, witness, thread);
    }

    private static void Expect(CheckContext context, Timing timing, bool fails, Witness witness, int thread)
    {
        context.Expect(witness.Calls == 1, $"a pair {timing.Words()} has run once when {Call(fails)} returns", witness.ToString());
        context.Expect(
            witness.ThreadId == thread,
            $"a pair {timing.Words()} runs on the thread that calls {Call(fails)}",
            "it runs on another thread");
    }

    private static string Call(bool fails) => fails ? "Errback" : "Callback";
}
