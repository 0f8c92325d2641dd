using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-9.07: Deferreds made from tasks.</summary>
internal static class TaskMakingChecks
{
    internal static void DeferredEndsAsTheTask(CheckContext context)
    {
        foreach (var isEarly in new[] { true, false })
        {
            foreach (var canCancel in new[] { false, true })
            {
                foreach (var name in HostileValues.Names)
                {
                    var value = HostileValues.MakeValue(name);
                    End(context, isEarly, canCancel, $"the value {name}", task => task.SetResult(value), witness => witness.Got(value));
                }

                var error = new InvalidOperationException("on purpose");
                End(context, isEarly, canCancel, "an exception", task => task.SetException(error), witness => witness.GotFailure(error));
                End(
                    context, isEarly, canCancel, "a cancellation",
                    static task => task.SetCanceled(),
                    static witness => witness.IsFailed && witness.Error is OperationCanceledException);
            }
        }
    }

    /// <summary>With the means to cancel the task, and without.</summary>
    internal static void CancelGoesToTheTask(CheckContext context)
    {
        foreach (var end in new[] { "value", "exception", "cancellation" })
        {
            CancelTask(context, end);
            CancelDeferredOnly(context, end);
        }
    }

    /// <summary>Where there is an owner, its thread is the one on which the Deferred is fired.</summary>
    internal static void FiredOnTheOwnersThread(CheckContext context)
    {
        using var subject = context.Open();
        if (subject is not (IHasTasks tasks and IHasOwner owner))
        {
            // Nothing to see without an owner: the other checks decide.
            return;
        }

        using var owned = owner.Own();
        foreach (var end in new[] { "value", "exception", "cancellation" })
        {
            var source = new TaskCompletionSource<object?>();
            var witness = new Witness().Hear(tasks.FromTask(source.Task, null));
            CheckThread.Run(() => Complete(source, end), context.Patience);
            while (witness.Calls == 0 && owner.RunQueued(context.Patience))
            {
            }

            context.Expect(
                witness.Calls == 1 && witness.ThreadId == Environment.CurrentManagedThreadId,
                $"a Deferred of a task that ends on another thread with {end} is fired on the owner's",
                witness.Calls == 0 ? "it is not fired" : "it is fired on another thread");
        }
    }

    private static void End(
        CheckContext context,
        bool isEarly,
        bool canCancel,
        string what,
        Action<TaskCompletionSource<object?>> complete,
        Func<Witness, bool> isRight)
    {
        using var subject = context.Open();
        if (context.Need<IHasTasks>(subject, "conversions of tasks (IHasTasks)") is not { } tasks)
        {
            return;
        }

        using var cancellation = new CancellationTokenSource();
        var source = new TaskCompletionSource<object?>();
        if (isEarly)
        {
            complete(source);
        }

        var witness = new Witness().Hear(tasks.FromTask(source.Task, canCancel ? cancellation : null));
        if (!isEarly)
        {
            context.Expect(witness.Calls == 0, "a Deferred of a task that has not ended is not fired", witness.ToString());
            complete(source);
        }

        witness.Wait(context.Patience);
        context.Expect(isRight(witness), $"a Deferred of a task that ends with {what} ends in the same way", witness.ToString());
    }

    private static void CancelTask(CheckContext context, string end)
    {
        using var subject = context.Open();
        if (context.Need<IHasTasks>(subject, "conversions of tasks (IHasTasks)") is not { } tasks)
        {
            return;
        }

        using var cancellation = new CancellationTokenSource();
        var source = new TaskCompletionSource<object?>();
        var deferred = tasks.FromTask(source.Task, cancellation);
        var witness = new Witness().Hear(deferred);
        deferred.Cancel();
        context.Expect(
            cancellation.IsCancellationRequested,
            "Cancel asks the task to end, where the bridge was given the means",
            "no cancellation is requested");
        context.Expect(witness.Calls == 0, "a cancelled Deferred of a task is fired when the task ends and not before", witness.ToString());
        Complete(source, end);
        witness.Wait(context.Patience);
        context.Expect(
            end == "value" ? witness.IsSucceeded && Equals(witness.Value, end)
            : end == "exception" ? witness.IsFailed && witness.Error is InvalidOperationException
            : witness.IsFailed && witness.Error is OperationCanceledException,
            $"the end of the task, the {end}, is the result of its cancelled Deferred",
            witness.ToString());
    }

    private static void CancelDeferredOnly(CheckContext context, string end)
    {
        using var subject = context.Open();
        if (subject is not IHasTasks tasks)
        {
            return;
        }

        var source = new TaskCompletionSource<object?>();
        var deferred = tasks.FromTask(source.Task, null);
        var witness = new Witness().Hear(deferred);
        deferred.Cancel();
        context.Expect(
            witness.IsFailed && subject.View(witness.Error!).Kind == ErrorKind.Cancelled,
            "Cancel fires the Deferred of a task at once, where the bridge has no means to cancel the task",
            witness.ToString());
        Complete(source, end);
        var unhandled = subject.TakeUnhandled();
        var logged = subject.TakeLogged();
        context.Expect(
            witness.Calls == 1 && unhandled is null or [] && logged is null or [],
            $"the late end of the task, the {end}, is dropped",
            $"{witness}; {unhandled?.Count ?? 0} unhandled, {logged?.Count ?? 0} logged");
    }

    private static void Complete(TaskCompletionSource<object?> source, string end)
    {
        switch (end)
        {
            case "value":
                source.SetResult(end);
                break;
            case "exception":
                source.SetException(new InvalidOperationException("on purpose"));
                break;
            default:
                source.SetCanceled();
                break;
        }
    }
}
