using System.Runtime.CompilerServices;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Rules D-3 beyond what programs show: the text of the refusal, the canceller that is dropped.</summary>
internal static class FiringChecks
{
    private const int Places = 3;

    /// <summary>D-3.03: both places, and no others.</summary>
    internal static void RefusalNamesThePlaces(CheckContext context)
    {
        for (var made = 0; made < Places; made++)
        {
            for (var fired = 0; fired < Places; fired++)
            {
                using var subject = context.Open();
                if (context.Need<IHasPlaces>(subject, "places (IHasPlaces)") is not { } places)
                {
                    return;
                }

                var deferred = places.NewDeferredAt(made);
                places.CallbackAt(deferred, fired, "first");
                var text = Words.ThrownBy(() => deferred.Callback("second"))?.Message ?? string.Empty;
                context.Expect(
                    text.Contains(places.NameOfMaking(made), StringComparison.Ordinal),
                    $"the refusal names the place where the Deferred was made ({places.NameOfMaking(made)})",
                    Words.Of(text));
                context.Expect(
                    text.Contains(places.NameOfFiring(fired), StringComparison.Ordinal),
                    $"the refusal names the place where the Deferred was first fired ({places.NameOfFiring(fired)})",
                    Words.Of(text));
                for (var other = 0; other < Places; other++)
                {
                    context.Expect(
                        (other == made || !text.Contains(places.NameOfMaking(other), StringComparison.Ordinal))
                        && (other == fired || !text.Contains(places.NameOfFiring(other), StringComparison.Ordinal)),
                        "the refusal names the places of this very Deferred",
                        Words.Of(text));
                }
            }
        }
    }

    /// <summary>D-3.03: stacks in debug mode and only then.</summary>
    internal static void RefusalHasStacksInDebugMode(CheckContext context)
    {
        foreach (var debugs in new[] { true, false })
        {
            using var subject = context.Open();
            if (subject is not IHasDebugMode mode)
            {
                // Nothing is missing: a subject without the mode has no stacks to show.
                return;
            }

            mode.IsDebugging = debugs;
            var deferred = Frames.MakeInKit(subject);
            Frames.FireInKit(deferred, null);
            var text = Words.ThrownBy(() => deferred.Callback("second"))?.Message ?? string.Empty;
            foreach (var frame in new[] { nameof(Frames.MakeInKit), nameof(Frames.FireInKit) })
            {
                context.Expect(
                    text.Contains(frame, StringComparison.Ordinal) == debugs,
                    debugs
                        ? "the refusal has the stacks of making and of first firing when debug mode is on"
                        : "the refusal does not have the stacks of making and of first firing when debug mode is off",
                    Words.Of(text));
            }
        }
    }

    /// <summary>D-3.08.</summary>
    internal static void DropsTheCanceller(CheckContext context)
    {
        var acts = new (string Words, Action<ISubjectDeferred> Act)[]
        {
            ("Callback", static deferred => deferred.Callback("value")),
            ("Errback", static deferred => deferred.Add(null, static _ => null).Errback(new InvalidOperationException("on purpose"))),
            ("Callback while paused", static deferred =>
            {
                deferred.Pause();
                deferred.Callback("value");
            }),
            ("Cancel", static deferred => deferred.Add(null, static _ => null).Cancel()),
        };
        foreach (var (words, act) in acts)
        {
            using var subject = context.Open();
            var (deferred, captured) = MakeCancellable(subject, act);
            context.Expect(
                Collecting.IsCollected(captured),
                $"what the canceller refers to can be collected after {words}, while the Deferred is kept",
                "it is still referred to");
            GC.KeepAlive(deferred);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (ISubjectDeferred Deferred, WeakReference Captured) MakeCancellable(
        DeferredSubject subject, Action<ISubjectDeferred> act)
    {
        var captured = new List<object>();
        var deferred = subject.NewDeferred(_ => captured.Add("cancelled"));
        act(deferred);
        return (deferred, new WeakReference(captured));
    }
}
