using System.Globalization;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-7.02: the text of a timeout.</summary>
internal static class TimeoutChecks
{
    private static readonly int[] Seconds = [37, 41, 53];

    internal static void TimeoutNamesTheTime(CheckContext context)
    {
        foreach (var seconds in Seconds)
        {
            foreach (var waits in new[] { false, true })
            {
                using var subject = context.Open();
                if (context.Need<IHasClock>(subject, "a clock (IHasClock)") is not { } clock)
                {
                    return;
                }

                Expire(context, subject, clock, seconds, waits);
            }
        }
    }

    private static void Expire(CheckContext context, DeferredSubject subject, IHasClock clock, int seconds, bool waits)
    {
        var deferred = subject.NewDeferred(null);
        if (waits)
        {
            var inner = subject.NewDeferred(null);
            deferred.Add(_ => inner, null).Callback(null);
        }

        clock.AddTimeout(deferred, TimeSpan.FromSeconds(seconds), null);
        var witness = new Witness().Hear(deferred);
        clock.Advance(TimeSpan.FromSeconds(seconds));
        var what = $"a Deferred {(waits ? "that waits" : "")} and whose time of {seconds} s has run out";
        context.Expect(
            witness.IsFailed && subject.View(witness.Error!).Kind == ErrorKind.TimedOut,
            $"{what} fails with the exception for a timeout",
            witness.ToString());
        var text = witness.Error?.Message ?? string.Empty;
        context.Expect(
            Seconds.All(each => Names(text, each) == (each == seconds)),
            $"the text of the timeout of {what} names that time",
            Words.Of(text));
    }

    private static bool Names(string text, int seconds) =>
        text.Contains(seconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
