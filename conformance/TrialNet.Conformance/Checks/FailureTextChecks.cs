using System.Runtime.CompilerServices;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-13.05, D-13.06, D-13.07 and D-13.10: texts and frames of failures.</summary>
internal static class FailureTextChecks
{
    private const string Needed = "its failures (IHasFailures)";

    /// <summary>D-13.05.</summary>
    internal static void TextsCanAlwaysBeHad(CheckContext context)
    {
        using var subject = context.Open();
        if (context.Need<IHasFailures>(subject, Needed) is not { } failures)
        {
            return;
        }

        foreach (var wasThrown in new[] { false, true })
        {
            foreach (var error in HostileExceptions.Make())
            {
                var failure = failures.NewFailure(wasThrown ? Frames.Thrown(error) : error);
                var what = $"a {error.GetType().Name} that was {(wasThrown ? "thrown" : "never thrown")}";
                string[] texts = [];
                var thrown = Words.ThrownBy(() => texts = [failure.Text, failure.Brief, failure.Full, failure.Message]);
                context.Expect(thrown is null, $"every text of {what} can be had", Words.Of(thrown));
                if (texts.Length == 0)
                {
                    continue;
                }

                context.Expect(!Array.Exists(texts, static text => text is null), $"no text of {what} is null", "one is");
                context.Expect(CountFrames(texts[1]) == 0, $"the brief text of {what} has no frames", Words.Of(texts[1]));
                if (wasThrown && HasFrames(error))
                {
                    context.Expect(
                        Shows(texts[2], nameof(Frames.ThrowInKit), nameof(Frames.PassThroughKit)),
                        $"the full text of {what} has all frames, {nameof(Frames.ThrowInKit)} and {nameof(Frames.PassThroughKit)}",
                        Words.Of(texts[2]));
                }
            }
        }
    }

    /// <summary>D-13.06.</summary>
    internal static void ThrowingAgainKeepsTheFrames(CheckContext context)
    {
        const int times = 3;
        using var subject = context.Open();
        if (context.Need<IHasFailures>(subject, Needed) is not { } failures)
        {
            return;
        }

        var error = Frames.Thrown(new InvalidOperationException("on purpose"));
        var failure = failures.NewFailure(error);
        for (var i = 0; i < times; i++)
        {
            context.Expect(ReferenceEquals(ThrownAgain(failure), error), "Throw throws the exception object itself", "another one");
        }

        var trace = error.StackTrace ?? string.Empty;
        context.Expect(
            Shows(trace, nameof(Frames.ThrowInKit), nameof(Frames.PassThroughKit), nameof(ThrownAgain)),
            $"an exception that is thrown again keeps the frames it had, {nameof(Frames.ThrowInKit)} and "
            + $"{nameof(Frames.PassThroughKit)}, and has the new place, {nameof(ThrownAgain)}",
            trace.ReplaceLineEndings(" | "));
        foreach (var form in subject is IHasBodies ? Bodies.FormsOf(context, subject) : [])
        {
            var thrown = Frames.Thrown(new InvalidOperationException("on purpose"));
            var before = CountFrames(thrown.StackTrace);
            var body = new ScriptedBody { Wait = step => step == 0 ? subject.Fail(thrown) : null, Catches = static _ => true };
            ((IHasBodies)subject).Start(form, body);
            context.Expect(
                body.Errors is [var caught] && ReferenceEquals(caught, thrown)
                && Shows(caught.StackTrace, nameof(Frames.ThrowInKit)) && CountFrames(caught.StackTrace) > before,
                $"a failure that is thrown into the body of {form.Words()} keeps its frames and adds the new place",
                body.Errors is [var other] ? (other.StackTrace ?? "no frames").ReplaceLineEndings(" | ") : "nothing is thrown into it");
        }
    }

    /// <summary>D-13.07.</summary>
    internal static void KeepsNoLocals(CheckContext context)
    {
        foreach (var cleans in new[] { false, true })
        {
            using var subject = context.Open();
            if (context.Need<IHasFailures>(subject, Needed) is not { } failures)
            {
                return;
            }

            var (failure, local) = FailWithLocal(failures);
            if (cleans)
            {
                Clean(context, failure);
            }

            context.Expect(
                Collecting.IsCollected(local),
                "a kept failure keeps no local variable of its frames alive",
                "it is still referred to");
            GC.KeepAlive(failure);
        }
    }

    /// <summary>D-13.10.</summary>
    internal static void ArrivesElsewhere(CheckContext context)
    {
        using var subject = context.Open();
        if (context.Need<IHasFailures>(subject, Needed) is not { } failures)
        {
            return;
        }

        foreach (var error in new Exception[]
        {
            new InvalidOperationException("on purpose"),
            new ExceptionTree.Deepest(),
            new ArgumentException("line one\nline two \u00e9\u4e16"),
            new InvalidOperationException("outer", new FormatException("inner")),
        })
        {
            var failure = failures.NewFailure(Frames.Thrown(error));
            if (failures.Transfer(failure) is not { } arrived)
            {
                context.CannotDecide("the subject does not show a way to send failures (IHasFailures.Transfer)");
                return;
            }

            context.Expect(
                arrived.Message == failure.Message,
                $"a failure arrives with its message, {Words.Of(failure.Message)}",
                Words.Of(arrived.Message));
            context.Expect(
                arrived.Text.Contains(error.GetType().Name, StringComparison.Ordinal),
                $"a failure arrives with the name of its type, {error.GetType().Name}",
                Words.Of(arrived.Text));

            context.Expect(
                Shows(arrived.Full, nameof(Frames.ThrowInKit), nameof(Frames.PassThroughKit)),
                "a failure arrives with its frames",
                Words.Of(arrived.Full));
        }
    }

    /// <summary>How many lines of a text are frames.</summary>
    internal static int CountFrames(string? text) =>
        (text ?? string.Empty).Split('\n').Count(static line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));

    private static void Clean(CheckContext context, ISubjectFailure failure)
    {
        string[] before = [failure.Text, failure.Brief, failure.Full, failure.Message];
        var type = failure.Type;
        for (var i = 0; i < 2; i++)
        {
            var thrown = Words.ThrownBy(failure.Clean);
            context.Expect(thrown is null, "a failure may be stripped repeatedly", Words.Of(thrown));
            string[] after = [failure.Text, failure.Brief, failure.Full, failure.Message];
            context.Expect(
                after.SequenceEqual(before, StringComparer.Ordinal) && failure.Type == type,
                "a failure that was stripped has the same type, texts and frames as before",
                Words.Of(failure.Full));
        }
    }

    private static bool HasFrames(Exception error)
    {
        try
        {
            return !string.IsNullOrEmpty(error.StackTrace);
        }
        catch (Exception)
        {
            // A hostile one.
            return false;
        }
    }

    /// <summary>Whether a trace shows names in this order.</summary>
    private static bool Shows(string? trace, params ReadOnlySpan<string> names)
    {
        var at = 0;
        foreach (var name in names)
        {
            at = (trace ?? string.Empty).IndexOf(name, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Exception? ThrownAgain(ISubjectFailure failure)
    {
        try
        {
            failure.Throw();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (ISubjectFailure Failure, WeakReference Local) FailWithLocal(IHasFailures failures)
    {
        WeakReference? local = null;
        try
        {
            ThrowBesideLocal(ref local);
        }
        catch (InvalidOperationException error)
        {
            return (failures.NewFailure(error), local!);
        }

        throw new InvalidOperationException("The exception of the kit was lost.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowBesideLocal(ref WeakReference? reference)
    {
        var local = new List<object>();
        reference = new WeakReference(local);
        Frames.ThrowInKit(new InvalidOperationException("on purpose"));
        GC.KeepAlive(local);
    }
}
