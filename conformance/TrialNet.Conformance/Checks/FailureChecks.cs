using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-13.01 to D-13.04, D-13.08, D-13.09 and D-13.11: what a failure is.</summary>
internal static class FailureChecks
{
    private const string Needed = "its failures (IHasFailures)";
    private const int RandomCases = 2000;
    private const int MostTypes = 5;

    /// <summary>D-13.01.</summary>
    internal static void HoldsTheException(CheckContext context) => ForEach(context, static (context, error, failure) =>
    {
        context.Expect(ReferenceEquals(failure.Value, error), "Value is the exception object itself", Words.Of(failure.Value));
        context.Expect(failure.Type == error.GetType(), $"Type is {error.GetType().Name}, the run-time type", failure.Type.Name);
    });

    /// <summary>D-13.02.</summary>
    internal static void CheckGivesTheFirstThatFits(CheckContext context) => ForRandomTypes(
        context, static (context, error, failure, types) =>
    {
        var first = FirstThatFits(error, types);
        var found = failure.Check(types);
        context.Expect(
            found == first,
            $"Check of a {error.GetType().Name} for {Names(types)} gives {first?.Name ?? "null"}, the first of them that it is",
            found?.Name ?? "null");
    });

    /// <summary>D-13.03.</summary>
    internal static void TrapThrowsWhatDoesNotFit(CheckContext context) => ForRandomTypes(
        context, static (context, error, failure, types) =>
    {
        var first = FirstThatFits(error, types);
        Type? found = null;
        var thrown = Words.ThrownBy(() => found = failure.Trap(types));
        context.Expect(
            first is null ? ReferenceEquals(thrown, error) : thrown is null && found == first,
            first is null
                ? $"Trap of a {error.GetType().Name} for {Names(types)} throws the exception itself"
                : $"Trap of a {error.GetType().Name} for {Names(types)} gives {first.Name}",
            thrown is null ? found?.Name ?? "null" : $"it throws {Words.Of(thrown)}");
    });

    /// <summary>D-13.04.</summary>
    internal static void NeverHoldsAnother(CheckContext context)
    {
        using var subject = context.Open();
        if (context.Need<IHasFailures>(subject, Needed) is not { } failures)
        {
            return;
        }

        foreach (var error in HostileExceptions.Make())
        {
            var failure = failures.NewFailure(error);
            var second = failures.NewFailure(failures.NewFailure(failure));
            context.Expect(
                ReferenceEquals(second.Value, error) && second.Type == error.GetType(),
                "a failure made of a failure holds the same exception",
                Words.Of(second.Value));
            context.Expect(second.Text == failure.Text, "a failure made of a failure has the same text", second.Text);
        }
    }

    /// <summary>D-13.08.</summary>
    internal static void TextHasTypeAndMessage(CheckContext context) => ForEach(context, static (context, error, failure) =>
    {
        var message = Message(error);
        if (message is null)
        {
            return;
        }

        context.Expect(
            failure.Message == message,
            $"the error message is the exception's own, {Words.Of(message)}",
            Words.Of(failure.Message));
        context.Expect(
            failure.Text.Contains(error.GetType().Name, StringComparison.Ordinal)
            && failure.Text.Contains(message, StringComparison.Ordinal),
            $"the text has the type {error.GetType().Name} and the message",
            Words.Of(failure.Text));
    });

    /// <summary>D-13.09: every member works, also for an exception that was not thrown.</summary>
    internal static void WorksWithoutFrames(CheckContext context) => ForEach(context, static (context, error, failure) =>
    {
        var thrown = Words.ThrownBy(() =>
        {
            _ = failure.Check(typeof(Exception));
            _ = failure.Trap(typeof(Exception));
            _ = failure.Message.Length + failure.Text.Length;
            failure.Clean();
        });
        context.Expect(thrown is null, $"every member works for a {error.GetType().Name} that was never thrown", Words.Of(thrown));
        foreach (var text in new[] { failure.Brief, failure.Full })
        {
            context.Expect(
                FailureTextChecks.CountFrames(text) == 0,
                $"the texts of a {error.GetType().Name} that was never thrown have no frames",
                Words.Of(text));
        }
    });

    /// <summary>D-13.11.</summary>
    internal static void FirstErrorsCompare(CheckContext context)
    {
        using var subject = context.Open();
        if (context.Need<IHasFailures>(subject, Needed) is not { } failures
            || context.Need<IHasLists>(subject, "lists (IHasLists)") is not { } lists)
        {
            return;
        }

        var member = subject.NewDeferred(null);
        var other = subject.NewDeferred(null);
        var unfired = subject.NewDeferred(null);
        var one = First(lists, [unfired, member]);
        var same = First(lists, [unfired, member]);
        var elsewhere = First(lists, [member, unfired]);
        var another = First(lists, [unfired, other]);
        member.Errback(new InvalidOperationException("on purpose"));
        other.Errback(new InvalidOperationException("on purpose"));
        foreach (var witness in new[] { one, same, elsewhere, another })
        {
            context.Expect(
                witness.Error is { } error && subject.View(error).Kind == ErrorKind.FirstError,
                "a list that fails on the first failure fails with the exception for that",
                witness.ToString());
        }

        if (one.Error is null || same.Error is null || elsewhere.Error is null || another.Error is null)
        {
            return;
        }

        context.Expect(
            failures.AreEqual(one.Error, same.Error),
            "first errors with the same position and failure are equal",
            "they are not");
        context.Expect(!failures.AreEqual(one.Error, elsewhere.Error), "first errors with different positions are not equal", "they are");
        context.Expect(!failures.AreEqual(one.Error, another.Error), "first errors with different failures are not equal", "they are");
    }

    private static Witness First(IHasLists lists, ISubjectDeferred[] members) =>
        new Witness().Hear(lists.NewList(members, ListFlags.FireOnOneErrback));

    /// <summary>The exception's own message; null if it cannot be had.</summary>
    private static string? Message(Exception error)
    {
        try
        {
            return error.Message;
        }
        catch (Exception)
        {
            // A hostile one: D-13.05 speaks of it.
            return null;
        }
    }

    private static void ForEach(CheckContext context, Action<CheckContext, Exception, ISubjectFailure> check)
    {
        using var subject = context.Open();
        if (context.Need<IHasFailures>(subject, Needed) is not { } failures)
        {
            return;
        }

        foreach (var error in HostileExceptions.Make())
        {
            check(context, error, failures.NewFailure(error));
        }
    }

    private static void ForRandomTypes(CheckContext context, Action<CheckContext, Exception, ISubjectFailure, Type[]> check)
    {
        using var subject = context.Open();
        if (context.Need<IHasFailures>(subject, Needed) is not { } failures)
        {
            return;
        }

        // Always the same cases: nothing about them depends on the run.
        var random = new Random(1302);
        for (var i = 0; i < RandomCases; i++)
        {
            var error = ExceptionTree.Make(ExceptionTree.Failing[random.Next(ExceptionTree.Failing.Count)]);
            var types = new Type[random.Next(MostTypes + 1)];
            for (var k = 0; k < types.Length; k++)
            {
                types[k] = ExceptionTree.Asked[random.Next(ExceptionTree.Asked.Count)];
            }

            check(context, error, failures.NewFailure(error), types);
        }
    }

    private static Type? FirstThatFits(Exception error, Type[] types) =>
        Array.Find(types, type => type.IsAssignableFrom(error.GetType()));

    private static string Names(Type[] types) => types.Length == 0 ? "no type" : string.Join(", ", types.Select(static type => type.Name));
}
