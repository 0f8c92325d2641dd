using System.Runtime.CompilerServices;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Rules D-12 beyond what programs show: reports of what became unreachable, and debug mode.</summary>
internal static class UnhandledChecks
{
    private const string Needed = "reports of unreachable Deferreds (IHasCollectedReports)";

    /// <summary>D-12.01.</summary>
    internal static void ReportsWhatBecameUnreachable(CheckContext context)
    {
        using var subject = context.Open();
        if (context.Need<IHasCollectedReports>(subject, Needed) is not { } reports)
        {
            return;
        }

        var kept = new List<ISubjectDeferred>();
        Leave(subject, reports, kept);
        var seen = new List<Exception>();
        Collecting.Until(() =>
        {
            seen.AddRange(reports.TakeReports().Select(static report => report.Error));
            return seen.Count >= Lost.Length;
        });

        // A second report of the same failure would come now.
        Collecting.Collect();
        seen.AddRange(reports.TakeReports().Select(static report => report.Error));
        foreach (var name in Lost)
        {
            var times = seen.Count(error => error.Message == name);
            context.Expect(times == 1, $"the {name} is reported once when its Deferred is unreachable", $"it is reported {times} times");
        }

        foreach (var error in seen)
        {
            context.Expect(
                Lost.Contains(error.Message, StringComparer.Ordinal),
                "what was handled, handed on, or is still reachable is not reported",
                $"the {error.Message} is reported");
        }

        GC.KeepAlive(kept);
    }

    /// <summary>D-12.06.</summary>
    internal static void ReportsOnTheOwnersThread(CheckContext context)
    {
        using var subject = context.Open();
        if (context.Need<IHasCollectedReports>(subject, Needed) is not { } reports
            || context.Need<IHasOwner>(subject, "owners (IHasOwner)") is not { } owner)
        {
            return;
        }

        using var owned = owner.Own();
        Lose(reports, "failure of an owned Deferred");
        for (var i = 0; i < 3; i++)
        {
            Collecting.Collect();
        }

        var early = reports.TakeReports();
        context.Expect(
            early.Count == 0,
            "a report that begins on the finalizer's thread waits for the owner's",
            "it is written while the owner's thread does something else");
        var seen = new List<(Exception Error, int ThreadId)>(early);
        while (seen.Count == 0 && owner.RunQueued(context.Patience))
        {
            seen.AddRange(reports.TakeReports());
        }

        context.Expect(
            seen.Count == 1 && seen[0].ThreadId == Environment.CurrentManagedThreadId,
            "a report that begins on the finalizer's thread is written once, on the owner's",
            seen.Count == 0 ? "it is not written"
            : seen.Count > 1 ? $"it is written {seen.Count} times"
            : "it is written on another thread");
    }

    /// <summary>D-12.04.</summary>
    internal static void ReportsHaveStacksInDebugMode(CheckContext context)
    {
        foreach (var debugsMaking in new[] { false, true })
        {
            foreach (var debugsFiring in new[] { false, true })
            {
                foreach (var debugsReport in new[] { false, true })
                {
                    using var subject = context.Open();
                    if (context.Need<IHasDebugMode>(subject, "its debug mode (IHasDebugMode)") is not { } mode)
                    {
                        return;
                    }

                    mode.IsDebugging = debugsMaking;
                    var deferred = Frames.MakeInKit(subject);
                    mode.IsDebugging = debugsFiring;
                    Frames.FireInKit(deferred, new InvalidOperationException("on purpose"));
                    mode.IsDebugging = debugsReport;
                    var texts = mode.TakeUnhandledReports();
                    mode.IsDebugging = false;
                    Compare(context, texts, debugsMaking, debugsFiring);
                    GC.KeepAlive(deferred);
                }
            }
        }
    }

    private static readonly string[] Lost =
        ["failure of a fired one", "failure of a callback", "failure of an outer one", "failure of a late pair"];

    private static void Compare(CheckContext context, IReadOnlyList<string> texts, bool debugsMaking, bool debugsFiring)
    {
        context.Expect(texts.Count == 1, "an unhandled failure has one report", $"{texts.Count} reports");
        var text = string.Join(' ', texts);
        var state = $"when debug mode is {(debugsMaking ? "on" : "off")} at creation and {(debugsFiring ? "on" : "off")} at firing";
        context.Expect(
            text.Contains(nameof(Frames.MakeInKit), StringComparison.Ordinal) == debugsMaking,
            $"the report {(debugsMaking ? "has" : "does not have")} the stack of creation {state}",
            Words.Of(text));
        context.Expect(
            text.Contains(nameof(Frames.FireInKit), StringComparison.Ordinal) == debugsFiring,
            $"the report {(debugsFiring ? "has" : "does not have")} the stack of firing {state}",
            Words.Of(text));
    }

    /// <summary>Makes failures of every fate; those of <see cref="Lost"/> are to be reported, and no others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Leave(DeferredSubject subject, IHasCollectedReports reports, List<ISubjectDeferred> kept)
    {
        Lose(reports, Lost[0]);
        reports.NewReporting().Add(static _ => throw new InvalidOperationException(Lost[1]), null).Callback("value");
        var inner = reports.NewReporting();
        reports.NewReporting().Add(_ => inner, null).Callback(null);
        inner.Errback(new InvalidOperationException(Lost[2]));
        var late = reports.NewReporting();
        late.Errback(new InvalidOperationException("failure with a callback behind it"));
        late.Add(static value => value, null).Add(null, static _ => throw new InvalidOperationException(Lost[3]));

        var handled = reports.NewReporting();
        handled.Errback(new InvalidOperationException("failure that was handled later"));
        handled.Add(null, static _ => null);
        reports.NewReporting().Add(null, static _ => null).Errback(new InvalidOperationException("failure that was handled"));
        var target = reports.NewReporting().Add(null, static _ => null);
        reports.NewReporting().Chain(target).Errback(new InvalidOperationException("failure that was forwarded"));
        var dropping = reports.NewReporting().Add(null, static _ => null);
        dropping.Cancel();
        dropping.Errback(new InvalidOperationException("late failure that was dropped"));
        reports.NewReporting().Callback(new InvalidOperationException("exception that is a value"));
        kept.Add(reports.NewReporting());
        kept[^1].Errback(new InvalidOperationException("failure of one that is reachable"));
        if (subject is IHasBodies bodies && Bodies.IsAsync(subject))
        {
            var awaited = reports.NewReporting();
            awaited.Errback(new InvalidOperationException("failure that was awaited"));
            bodies.Start(BodyForm.Async, new ScriptedBody { Wait = step => step == 0 ? awaited : null, Catches = static _ => true });
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Lose(IHasCollectedReports reports, string message) =>
        reports.NewReporting().Errback(new InvalidOperationException(message));
}
