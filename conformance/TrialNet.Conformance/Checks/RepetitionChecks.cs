using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-14.06: the same program twice.</summary>
internal static class RepetitionChecks
{
    private const int Repetitions = 3;

    private static readonly (string Program, Type? Needed, Capability? Capability)[] Programs =
    [
        ("a = new; a.both{}; a.both{-> throw}; a.pair{}{}; a.fire; a.look; a.fire", null, null),
        (
            "a = new; b = new; c = new; a.both{-> @b}; b.both{-> @c}; a.both{}; a.fire; b.fire; c.both{}; c.err; "
            + "a.look; b.look; a.cancel",
            null,
            null),
        (
            "a = new{b.fire}; b = new{-> throw}; a.pause; b.both{}; a.cancel; b.cancel; a.both{-> @a}; a.unpause; a.unpause",
            null,
            null),
        (
            "a = new; b = new; a.chain(b); b.both{a.both{}; a.fire}; a.err; c = fail; d = fail(unreadable); "
            + "e = succeed(broken); e.both{}; e.look",
            null,
            null),
        ("a = new; b = new; a.both{-> @b}; b.both{-> @a}; a.fire; b.fire; a.look; b.look; a.both{}; b.both{}", null, null),
        (
            "a = new; m = body{await(a); through(b) -> @a}; b = new; a.fire; m.both{}; m.cancel; a.both{}",
            typeof(IHasBodies),
            Capability.Async),
        (
            "a = new; b = new; l = list(a, b, a | errback consume); l.both{}; g = gather(a, b); g.both{}; b.err; a.fire",
            typeof(IHasLists),
            Capability.Lists),
        (
            "a = new; b = new; r = race(a, b); r.both{}; b.err; a.fire; a.both{}; b.both{}",
            typeof(IHasRaces),
            Capability.Races),
        (
            "a = new; a.timeout(5); a.timeout(3){-> same}; w = later(2){}; w.both{}; advance(2); advance(4); a.both{}",
            typeof(IHasClock),
            Capability.Timeouts),
        (
            "A = lock; B = semaphore(2); a = acquire(A); b = acquire(A); b.both{A.release}; A.release; "
            + "c = hold(B){-> throw}; c.both{}; A.release",
            typeof(IHasLocks),
            Capability.Locks),
    ];

    internal static void SameProgramSameTrace(CheckContext context)
    {
        foreach (var (text, needed, capability) in Programs)
        {
            using (var shown = context.Open())
            {
                if ((needed is not null && !needed.IsInstanceOfType(shown))
                    || (capability is { } asked && !shown.Manifest.Capabilities.Contains(asked)))
                {
                    continue;
                }
            }

            var program = DeferredProgram.Parse(text);
            var first = Run(context, program);
            for (var i = 1; i < Repetitions; i++)
            {
                var again = Run(context, program);
                var at = first.FirstDifference(again);
                context.Expect(
                    at < 0,
                    $"the program {text} shows the same whenever it is run: {EventAt(first, at)}",
                    EventAt(again, at));
            }
        }
    }

    private static Trace Run(CheckContext context, DeferredProgram program)
    {
        using var subject = context.Open();
        return ProgramRun.Of(subject, program);
    }

    private static string EventAt(Trace trace, int at) =>
        at >= 0 && at < trace.Events.Count ? trace.Events[at].ToString() : "the end";
}
