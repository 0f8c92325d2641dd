using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-9.04 and D-9.05: what becomes a Deferred, and Deferreds that become tasks.</summary>
internal static class TaskChecks
{
    /// <summary>D-9.04.</summary>
    internal static void EnsureTakesDeferredsAndTasks(CheckContext context)
    {
        using var subject = context.Open();
        if (context.Need<IHasTasks>(subject, "conversions of tasks (IHasTasks)") is not { } tasks)
        {
            return;
        }

        foreach (var deferred in new[] { subject.NewDeferred(null), subject.Succeed("value") })
        {
            var ensured = tasks.Ensure(deferred);
            context.Expect(ReferenceEquals(ensured, deferred), "a Deferred is given back unchanged", Words.Of(ensured));
        }

        foreach (var (name, task, value) in MakeTasks())
        {
            var witness = new Witness().Hear(tasks.Ensure(task));
            var came = witness.Wait(context.Patience);
            context.Expect(
                came && (witness.Error is null ? Equals(witness.Value, value) : value is Exception error && witness.GotFailure(error)),
                $"{name} is wrapped: its end, {Words.Of(value)}, is that of the Deferred",
                witness.ToString());
        }

        foreach (var name in HostileValues.Names.Where(static name => name != "task"))
        {
            ISubjectDeferred? ensured = null;
            var thrown = Words.ThrownBy(() => ensured = tasks.Ensure(HostileValues.MakeValue(name)));
            context.Expect(
                thrown is not null && subject.View(thrown).Kind == ErrorKind.BadArgument,
                $"a value that is neither a Deferred nor a task ({name}) throws the exception for a bad argument",
                thrown is null ? Words.Of(ensured) : Words.Of(thrown));
        }
    }

    /// <summary>D-9.05: how the task ends, and that the result is taken.</summary>
    internal static void TaskEndsAsTheDeferred(CheckContext context)
    {
        foreach (var timing in Timings.All)
        {
            foreach (var name in HostileValues.Names)
            {
                var value = HostileValues.MakeValue(name);
                End(context, timing, $"the value {name}", deferred => deferred.Callback(value), task =>
                    task.IsCompletedSuccessfully && Words.AreSame(Result(task), value));
            }

            var error = new InvalidOperationException("on purpose");
            End(context, timing, "a failure", deferred => deferred.Errback(error), task =>
                task.IsFaulted && task.Exception!.InnerExceptions.Count == 1 && ReferenceEquals(task.Exception.InnerException, error));
            End(context, timing, "a cancellation", static deferred => deferred.Cancel(), static task => task.IsCanceled);
            End(
                context, timing, "a cancellation of another kind",
                static deferred => deferred.Errback(new OperationCanceledException()),
                static task => task.IsCanceled);
        }
    }

    private static void End(
        CheckContext context, Timing timing, string what, Action<ISubjectDeferred> fire, Func<Task<object?>, bool> isRight)
    {
        using var subject = context.Open();
        if (context.Need<IHasTasks>(subject, "conversions of tasks (IHasTasks)") is not { } tasks)
        {
            return;
        }

        Task<object?>? task = null;
        var left = new Witness();
        timing.Bring(
            subject,
            fire,
            deferred =>
            {
                task = tasks.AsTask(deferred, CancellationToken.None);
                left.Hear(deferred);
            });
        var ended = Ends(task!, context.Patience);
        context.Expect(ended && isRight(task!), $"the task {timing.Words()} with {what} ends in the same way", Describe(task!));
        context.Expect(
            left.Got(null),
            $"a later pair {timing.Words()} with {what} gets null, since the task has taken the result",
            left.ToString());
        var unhandled = subject.TakeUnhandled();
        context.Expect(unhandled is null or [], "a failure that a task has taken is not unhandled", $"{unhandled?.Count} unhandled");
    }

    /// <summary>Whether a task comes to its end; what it ends with is not thrown here.</summary>
    internal static bool Ends(Task task, TimeSpan patience) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(patience);

    internal static string Describe(Task<object?> task) => task.Status switch
    {
        TaskStatus.RanToCompletion => $"a task with {Words.Of(Result(task))}",
        TaskStatus.Faulted => $"a task with {Words.Of(task.Exception!.InnerException)}",
        TaskStatus.Canceled => "a task that was cancelled",
        _ => "a task that has not ended",
    };

#pragma warning disable VSTHRD002 // Read only once the task has ended.
    internal static object? Result(Task<object?> task) => task.Result;
#pragma warning restore VSTHRD002

    private static IEnumerable<(string Name, object Task, object? End)> MakeTasks()
    {
        var error = new InvalidOperationException("on purpose");
        var late = new TaskCompletionSource<object?>();
        yield return ("a Task that has ended", Task.FromResult<object?>("value"), "value");
        yield return ("a Task that has failed", Task.FromException<object?>(error), error);
        yield return ("a ValueTask", new ValueTask<object?>("value"), "value");
        yield return ("a ValueTask of another type", new ValueTask<int>(5), 5);
        yield return ("a Task of another type", Task.FromResult(5), 5);
        late.SetResult("late");
        yield return ("a Task of a source", late.Task, "late");
    }
}
