using System.Runtime.CompilerServices;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Rules D-10 beyond what programs show: ambient state, threads, frames.</summary>
internal static class BodyChecks
{
    private static readonly AsyncLocal<string?> Ambient = new();

    /// <summary>D-10.12.</summary>
    internal static void TraceShowsEachBody(CheckContext context)
    {
        foreach (var form in Bodies.FormsOf(context))
        {
            foreach (var timing in new[] { Timing.AlreadyFired, Timing.FiresNow })
            {
                using var subject = context.Open();
                if (context.Need<IHasBodyFrames>(subject, "the frames of its bodies (IHasBodyFrames)") is not { } frames)
                {
                    return;
                }

                Trace(context, subject, frames, form, timing);
            }
        }
    }

    /// <summary>D-10.13.</summary>
    internal static void AmbientStateStaysWithTheBody(CheckContext context)
    {
        foreach (var form in Bodies.FormsOf(context))
        {
            foreach (var timing in Timings.All)
            {
                foreach (var fails in new[] { false, true })
                {
                    using var subject = context.Open();
                    var before = Ambient.Value;
                    Flow(context, subject, form, timing, fails);
                    Ambient.Value = before;
                }
            }
        }
    }

    /// <summary>D-10.15 for bodies and for methods that return a task.</summary>
    internal static void ResumesInsideTheFiring(CheckContext context)
    {
        foreach (var form in Bodies.FormsOf(context))
        {
            Resume(context, $"the body of {form.Words()}", (subject, body) => ((IHasBodies)subject).Start(form, body));
        }

        using var shown = context.Open();
        if (shown is IHasTaskMethods)
        {
            Resume(context, "an async method that returns a task", static (subject, body) => ((IHasTaskMethods)subject).StartTask(body));
        }
        else if (shown is IHasBodies)
        {
            context.CannotDecide("the subject does not show an await in a method that returns a task (IHasTaskMethods)");
        }
    }

    private static void Trace(CheckContext context, DeferredSubject subject, IHasBodyFrames frames, BodyForm form, Timing timing)
    {
        var inmost = subject.NewDeferred(null);
        var error = Frames.Thrown(new InvalidOperationException("on purpose"));
        if (timing == Timing.AlreadyFired)
        {
            inmost.Errback(error);
        }

        var last = inmost;
        var names = frames.FrameNames;
        for (var level = names.Count - 1; level >= 0; level--)
        {
            var awaited = last;
            var steered = false;
            last = frames.Start(level, form, new ScriptedBody
            {
                // First a failure that the body catches and that is no part of what comes out of it.
                Wait = step => step == 0 ? subject.Fail(Steer()) : awaited,
                Catches = _ => !steered && (steered = true),
            });
        }

        var witness = new Witness().Hear(last);
        if (timing == Timing.FiresNow)
        {
            inmost.Errback(error);
        }

        context.Expect(witness.GotFailure(error), "the exception passes through the bodies", witness.ToString());
        var trace = error.StackTrace ?? string.Empty;
        string[] order = [nameof(Frames.ThrowInKit), nameof(Frames.PassThroughKit), .. names.Reverse()];
        var at = 0;
        foreach (var name in order)
        {
            var found = trace.IndexOf(name, at, StringComparison.Ordinal);
            context.Expect(
                found >= 0,
                $"the trace of a failure that passed through {form.Words()} shows {string.Join(", then ", order)}",
                $"{name} is missing or out of order in {trace.ReplaceLineEndings(" | ")}");
            at = Math.Max(at, found);
        }

        context.Expect(
            !trace.Contains(nameof(Steer), StringComparison.Ordinal),
            "the trace shows nothing of an exception that was only used to steer",
            $"it shows {nameof(Steer)}");
    }

    private static void Flow(CheckContext context, DeferredSubject subject, BodyForm form, Timing timing, bool fails)
    {
        var gate = subject.NewDeferred(null);
        var outer = subject.NewDeferred(null);
        outer.AddBoth((_, _) => gate);
        var awaited = timing == Timing.FiresLater ? outer : gate;
        string? started = "nothing";
        string? resumed = "nothing";
        var body = new ScriptedBody { Catches = static _ => true };
        body.Wait = step =>
        {
            if (step == 0)
            {
                started = Ambient.Value;
                Ambient.Value = "body";
                return awaited;
            }

            resumed = Ambient.Value;
            Ambient.Value = "after";
            return null;
        };
        Ambient.Value = "caller";
        outer.Callback(null);
        if (timing == Timing.AlreadyFired)
        {
            gate.Fire(fails);
        }

        new Witness().Hear(((IHasBodies)subject).Start(form, body));
        var afterStart = Ambient.Value;
        Ambient.Value = "firing";
        if (timing != Timing.AlreadyFired)
        {
            gate.Fire(fails);
        }

        var afterFiring = Ambient.Value;
        var what = form.Words();
        context.Expect(started == "caller", $"the body of {what} starts with the ambient state of its caller", Words.Of(started));
        context.Expect(
            resumed == "body",
            $"the body of {what} goes on with the ambient state that it had before the wait",
            Words.Of(resumed));
        context.Expect(
            afterStart == "caller",
            $"what the body of {what} makes of the ambient state does not leak to its caller",
            Words.Of(afterStart));
        context.Expect(
            afterFiring == "firing",
            $"what the body of {what} makes of the ambient state does not leak to whoever fires",
            Words.Of(afterFiring));
    }

    private static void Resume(CheckContext context, string what, Func<DeferredSubject, IBody, object> start)
    {
        foreach (var timing in new[] { Timing.FiresNow, Timing.FiresLater })
        {
            foreach (var fails in new[] { false, true })
            {
                using var subject = context.Open();
                ResumeOn(context, subject, what, start, timing, fails);
            }
        }
    }

    private static void ResumeOn(
        CheckContext context, DeferredSubject subject, string what, Func<DeferredSubject, IBody, object> start, Timing timing, bool fails)
    {
        var gate = subject.NewDeferred(null);
        var outer = subject.NewDeferred(null);
        outer.AddBoth((_, _) => gate);
        outer.Callback(null);
        var resumedOn = 0;
        var body = new ScriptedBody { Catches = static _ => true };
        body.Wait = step =>
        {
            if (step == 0)
            {
                return timing == Timing.FiresLater ? outer : gate;
            }

            Volatile.Write(ref resumedOn, Environment.CurrentManagedThreadId);
            return null;
        };
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new LosingContext());
        try
        {
            GC.KeepAlive(start(subject, body));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        var firedOn = 0;
        var seen = 0;
        var end = CheckThread.Run(
            () =>
            {
                firedOn = Environment.CurrentManagedThreadId;
                gate.Fire(fails);

                seen = Volatile.Read(ref resumedOn);
            },
            context.Patience);
        context.Expect(
            end.IsOver && end.Error is null,
            $"firing what {what} awaits returns",
            end.IsOver ? Words.Of(end.Error) : "it does not return");
        context.Expect(
            seen != 0 && seen == firedOn,
            $"{what} goes on inside the firing of what it awaits, on the thread that fires",
            seen == 0 ? "it has not gone on when the firing returns" : "it goes on on another thread");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FormatException Steer()
    {
        try
        {
            throw new FormatException("steering");
        }
        catch (FormatException error)
        {
            return error;
        }
    }
}
