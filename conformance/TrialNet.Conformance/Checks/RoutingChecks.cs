using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Rules D-2 beyond what programs show: identity of failures, extra arguments, every kind of exception.</summary>
internal static class RoutingChecks
{
    /// <summary>D-2.06 for values, and for exceptions as far as a subject shows no more.</summary>
    internal static void PassesTheSameObject(CheckContext context)
    {
        foreach (var timing in Timings.All)
        {
            foreach (var name in HostileValues.Names)
            {
                using var subject = context.Open();
                var value = HostileValues.MakeValue(name);
                var witness = new Witness();
                timing.Bring(
                    subject,
                    deferred => deferred.Callback(value),
                    deferred => witness.Hear(deferred.Add(null, _ => "changed").Add(null, _ => "changed")));
                context.Expect(
                    witness.Got(value),
                    $"a value ({name}) {timing.Words()} passes errbacks as the very same object",
                    witness.ToString());
            }

            foreach (var error in HostileExceptions.Make())
            {
                using var subject = context.Open();
                var witness = new Witness();
                timing.Bring(
                    subject,
                    deferred => deferred.Errback(error),
                    deferred => witness.Hear(deferred.Add(_ => "changed", null).Add(_ => "changed", null)));
                context.Expect(
                    witness.GotFailure(error),
                    $"the exception {error.GetType().Name} {timing.Words()} passes callbacks as the very same object",
                    witness.ToString());
            }
        }
    }

    /// <summary>D-2.06 for the failure that holds the exception.</summary>
    internal static void PassesTheSameFailure(CheckContext context)
    {
        foreach (var timing in Timings.All)
        {
            using var subject = context.Open();
            if (context.Need<IHasFailures>(subject, "its failures (IHasFailures)") is not { } failures)
            {
                return;
            }

            var failure = failures.NewFailure(new InvalidOperationException("on purpose"));
            ISubjectFailure? seen = null;
            timing.Bring(
                subject,
                deferred => failures.Errback(deferred, failure),
                deferred => failures.AddErrback(deferred.Add(value => value, null).Add(value => value, null), given => seen = given));
            context.Expect(
                seen is not null && ReferenceEquals(seen.Handle, failure.Handle),
                $"the failure {timing.Words()} passes callbacks as the very same object",
                seen is null ? "the errback is not called" : "another failure object");
        }
    }

    /// <summary>D-2.09.</summary>
    internal static void PassesArguments(CheckContext context)
    {
        IReadOnlyList<object?>?[] lists = [null, [], ["one"], ["one", null, 3], [new List<object?> { 1 }]];
        foreach (var fails in new[] { false, true })
        {
            foreach (var own in lists)
            {
                foreach (var others in lists)
                {
                    using var subject = context.Open();
                    if (context.Need<IHasArguments>(subject, "callbacks with arguments (IHasArguments)") is not { } arguments)
                    {
                        return;
                    }

                    PassArguments(context, subject, arguments, fails, own, others);
                }
            }
        }
    }

    /// <summary>D-2.12: what Errback is given need not have been thrown, and cannot be nothing.</summary>
    internal static void ErrbackWrapsWhatItIsGiven(CheckContext context)
    {
        foreach (var error in HostileExceptions.Make())
        {
            foreach (var timing in Timings.All)
            {
                using var subject = context.Open();
                var witness = new Witness();
                timing.Bring(subject, deferred => deferred.Errback(error), deferred => witness.Hear(deferred));
                context.Expect(
                    witness.GotFailure(error),
                    $"an errback {timing.Words()} gets the {error.GetType().Name} that was given to Errback",
                    witness.ToString());
            }
        }

        using var last = context.Open();
        var unfired = last.NewDeferred(null);
        var heard = new Witness().Hear(unfired);
        var thrown = Words.ThrownBy(() => unfired.Errback(null!));
        context.Expect(thrown is not null, "Errback without anything to wrap throws", "it returns");
        context.Expect(!unfired.IsCalled && heard.Calls == 0, "Errback without anything to wrap fires nothing", "the Deferred is fired");
    }

    /// <summary>D-2.13.</summary>
    internal static void CapturesEveryException(CheckContext context)
    {
        foreach (var timing in Timings.All)
        {
            foreach (var error in HostileExceptions.Make())
            {
                Capture(
                    context,
                    timing,
                    error,
                    "a callback",
                    deferred => deferred.Add(_ => throw error, null),
                    deferred => deferred.Callback(1));
                Capture(
                    context, timing, error, "an errback",
                    deferred => deferred.Add(null, _ => throw error),
                    deferred => deferred.Errback(new TimeoutException()));
                Capture(
                    context,
                    timing,
                    error,
                    "a pair for both",
                    deferred => deferred.AddBoth((_, _) => throw error),
                    deferred => deferred.Callback(1));
            }
        }
    }

    private static void Capture(
        CheckContext context,
        Timing timing,
        Exception error,
        string thrower,
        Action<ISubjectDeferred> add,
        Action<ISubjectDeferred> fire)
    {
        using var subject = context.Open();
        var witness = new Witness();
        var thrown = Words.ThrownBy(() => timing.Bring(
            subject,
            fire,
            deferred =>
            {
                add(deferred);
                witness.Hear(deferred);
            }));
        var where = $"a {error.GetType().Name} that {thrower} {timing.Words()} throws";
        context.Expect(thrown is null, $"{where} does not come out of the call", Words.Of(thrown));
        context.Expect(witness.GotFailure(error), $"{where} is the next result, the very object", witness.ToString());
    }

    private static void PassArguments(
        CheckContext context,
        DeferredSubject subject,
        IHasArguments arguments,
        bool fails,
        IReadOnlyList<object?>? own,
        IReadOnlyList<object?>? others)
    {
        foreach (var timing in Timings.All)
        {
            IReadOnlyList<object?>? onValue = null;
            IReadOnlyList<object?>? onFailure = null;
            timing.Bring(
                subject,
                deferred => deferred.Fire(fails),
                deferred => arguments.Add(
                    deferred,
                    (_, given) =>
                    {
                        onValue = given;
                        return null;
                    },
                    fails ? others : own,
                    (_, given) =>
                    {
                        onFailure = given;
                        return null;
                    },
                    fails ? own : others));
            var (seen, other) = fails ? (onFailure, onValue) : (onValue, onFailure);
            context.Expect(
                seen is not null && other is null && seen.SequenceEqual(own ?? [], ReferenceEqualityComparer.Instance),
                $"the {(fails ? "errback" : "callback")} {timing.Words()} gets its own arguments, {List(own)}, and the other side nothing",
                seen is null ? "it is not called" : other is not null ? "both are called" : $"it gets {List(seen)}");
        }
    }

    private static string List(IReadOnlyList<object?>? list) =>
        list is null ? "none" : $"({string.Join(", ", list.Select(Words.Of))})";
}
