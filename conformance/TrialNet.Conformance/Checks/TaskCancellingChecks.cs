using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-9.06: a token cancels the Deferred.</summary>
internal static class TaskCancellingChecks
{
    private const string Needed = "conversions of tasks (IHasTasks)";

    internal static void TokenCancelsTheDeferred(CheckContext context)
    {
        foreach (var isEarly in new[] { false, true })
        {
            CancelWithoutCanceller(context, isEarly);
            CancelWithCanceller(context, isEarly, fires: false);
            CancelWithCanceller(context, isEarly, fires: true);
        }

        CancelWhileWaiting(context);
        CancelTooLate(context);
        CancelFromAnotherThread(context);
    }

    private static void CancelWithoutCanceller(CheckContext context, bool isEarly)
    {
        using var subject = context.Open();
        if (context.Need<IHasTasks>(subject, Needed) is not { } tasks)
        {
            return;
        }

        var deferred = subject.NewDeferred(null);
        var task = Cancel(tasks, deferred, isEarly);
        context.Expect(deferred.IsCalled, "cancelling through the token cancels the Deferred", "it has not been fired");
        context.Expect(TaskChecks.Ends(task, context.Patience) && task.IsCanceled, "the task is cancelled too", TaskChecks.Describe(task));
        var thrown = Words.ThrownBy(() => deferred.Callback("late"));
        context.Expect(thrown is null, "one late result is dropped, as after any cancellation", Words.Of(thrown));
        Leaves(context, subject);
    }

    private static void CancelWithCanceller(CheckContext context, bool isEarly, bool fires)
    {
        using var subject = context.Open();
        if (subject is not IHasTasks tasks)
        {
            return;
        }

        var calls = 0;
        var deferred = subject.NewDeferred(given =>
        {
            calls++;
            if (fires)
            {
                given.Callback("all the same");
            }
        });
        var task = Cancel(tasks, deferred, isEarly);
        var left = new Witness().Hear(deferred);
        context.Expect(calls == 1, "cancelling through the token calls the canceller once", $"it is called {calls} times");
        context.Expect(
            TaskChecks.Ends(task, context.Patience) && task.IsCanceled,
            fires ? "the task is cancelled, although the canceller gives a value" : "the task is cancelled",
            TaskChecks.Describe(task));
        context.Expect(left.Got(null), "the value that a canceller gives all the same is dropped", left.ToString());
        Leaves(context, subject);
    }

    private static void CancelWhileWaiting(CheckContext context)
    {
        using var subject = context.Open();
        if (subject is not IHasTasks tasks)
        {
            return;
        }

        var calls = 0;
        var inner = subject.NewDeferred(_ => calls++);
        var outer = subject.NewDeferred(null);
        outer.Add(_ => inner, null).Callback(null);
        var task = Cancel(tasks, outer, isEarly: false);
        context.Expect(
            calls == 1,
            "cancelling through the token goes to the Deferred that is waited for",
            $"its canceller is called {calls} times");
        context.Expect(
            TaskChecks.Ends(task, context.Patience) && task.IsCanceled,
            "the task of a Deferred that waits is cancelled",
            TaskChecks.Describe(task));
        Leaves(context, subject);
    }

    private static void CancelTooLate(CheckContext context)
    {
        using var subject = context.Open();
        if (subject is not IHasTasks tasks)
        {
            return;
        }

        using var source = new CancellationTokenSource();
        var deferred = subject.NewDeferred(null);
        var task = tasks.AsTask(deferred, source.Token);
        deferred.Callback("value");
        source.Cancel();
        context.Expect(
            TaskChecks.Ends(task, context.Patience) && task.IsCompletedSuccessfully && Equals(TaskChecks.Result(task), "value"),
            "cancelling through the token after the Deferred was fired changes nothing",
            TaskChecks.Describe(task));
    }

    /// <summary>Where there is an owner, its thread is the one on which the Deferred is cancelled.</summary>
    private static void CancelFromAnotherThread(CheckContext context)
    {
        using var subject = context.Open();
        if (subject is not (IHasTasks tasks and IHasOwner owner))
        {
            return;
        }

        using var owned = owner.Own();
        using var source = new CancellationTokenSource();
        var thread = 0;
        var deferred = subject.NewDeferred(_ => thread = Environment.CurrentManagedThreadId);
        var task = tasks.AsTask(deferred, source.Token);
        var end = CheckThread.Run(source.Cancel, context.Patience);
        context.Expect(
            end.IsOver && end.Error is null,
            "a token may be cancelled on any thread",
            end.IsOver ? Words.Of(end.Error) : "the call does not return");
        while (thread == 0 && owner.RunQueued(context.Patience))
        {
        }

        context.Expect(
            thread == Environment.CurrentManagedThreadId,
            "a token that is cancelled on another thread cancels the Deferred on the owner's",
            thread == 0 ? "the canceller is not called" : "the canceller is called on another thread");
        context.Expect(TaskChecks.Ends(task, context.Patience) && task.IsCanceled, "then the task is cancelled", TaskChecks.Describe(task));
    }

    private static Task<object?> Cancel(IHasTasks tasks, ISubjectDeferred deferred, bool isEarly)
    {
        var source = new CancellationTokenSource();
        if (isEarly)
        {
            source.Cancel();
        }

        var task = tasks.AsTask(deferred, source.Token);
        source.Cancel();
        return task;
    }

    private static void Leaves(CheckContext context, DeferredSubject subject)
    {
        var unhandled = subject.TakeUnhandled();
        context.Expect(
            unhandled is null or [],
            "a cancellation through the token leaves nothing unhandled",
            $"{unhandled?.Count} unhandled");
    }
}
