using TrialNet.Conformance.Poetry.Checks;
using TrialNet.Conformance.Poetry.Scenes;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>What can be seen of servers of poems from outside.</summary>
internal static class OutsideChecks
{
    internal const string NotSeen = "from outside it is not seen: ";
    private const string HeldUp = "P-PX-12";
    private const string Play = "; with --upstream the kit plays that";

    /// <summary>The rules of proxies.</summary>
    internal static IEnumerable<string> ProxyRules => Proxy.Select(static check => check.Rule);

    /// <summary>The checks of a role: rule and check.</summary>
    /// <param name="role">The role.</param>
    /// <param name="story">Of a proxy, what was seen of it before, if the kit plays its upstream.</param>
    internal static IEnumerable<(string Rule, Action<OutsideContext> Check)> Of(OutsideRole role, ProxyStory? story) => role switch
    {
        OutsideRole.Transform => OutsideTransformChecks.All,
        OutsideRole.Slow => [.. Poem, ("P-ONE-03", IsSlowForAllAtOnce)],
        OutsideRole.Proxy when story is not null => [.. Poem, .. Proxy.Select(check => (check.Rule, Told(story, check)))],
        OutsideRole.Proxy => [.. Poem, .. Proxy],
        _ => Poem,
    };

    private static Action<OutsideContext> Told(ProxyStory story, (string Rule, Action<OutsideContext> Check) check) =>
        check.Rule == HeldUp ? check.Check : context => context.Take(story.ResultOf(check.Rule));

    /// <summary>Why a client's rule is not asked of a server.</summary>
    internal static string WhyNot(OutsideRole role) => $"it is judged as a {role.ToString().ToLowerInvariant()} server";

    private static IEnumerable<(string, Action<OutsideContext>)> Poem =>
        [("P-ONE-01", GivesItsPoem), ("P-ONE-02", TakesNoNotice), ("P-ONE-04", LetsOthersAlone)];

    private static IEnumerable<(string Rule, Action<OutsideContext> Check)> Proxy =>
    [
        ("P-PX-01", GivesWhatUpstreamGives),
        ("P-PX-02", Undecided("whether it connects upstream" + Play)),
        ("P-PX-03", Undecided("whether an answer is at hand" + Play)),
        ("P-PX-04", Undecided("when it fetches" + Play)),
        ("P-PX-05", Undecided("what upstream does" + Play)),
        ("P-PX-06", Undecided("whether it connects upstream" + Play)),
        ("P-PX-07", Undecided("whether it connects upstream" + Play)),
        ("P-PX-08", Undecided("when it fetches" + Play)),
        ("P-PX-09", Undecided("what upstream does" + Play)),
        ("P-PX-10", Undecided("what is behind it")),
        ("P-PX-11", Undecided("its shutdown")),
        (HeldUp, IsNotHeldUp),
    ];

    internal static Action<OutsideContext> Undecided(string what) => context => context.CannotDecide(NotSeen + what);

    private static void GivesItsPoem(OutsideContext context)
    {
        for (var count = 0; count < 3; count++)
        {
            context.ExpectPoem(context.Ask([]), "who connects and says nothing");
        }
    }

    private static void TakesNoNotice(OutsideContext context)
    {
        // At a time: a slow server has its pace.
        var talks = Corpus.All.Where(static one => one.Plan.Piece == 0 && one.Plan.LeavesAfter is null)
            .Select(one => new Thread(() => Disturb(context, one.Name, one.Plan)) { IsBackground = true }).ToList();
        talks.ForEach(static talk => talk.Start());
        talks.ForEach(static talk => talk.Join());
        context.ExpectPoem(context.Ask([]), "who comes after all of them");
    }

    private static void Disturb(OutsideContext context, string name, VisitorPlan plan)
    {
        var answer = context.Ask(plan.Says, plan.EndsInput);

        // A proxy may take the end of input for leaving. The rest of what was sent may come back as a reset, when all has come.
        if (context.Target.Role == OutsideRole.Proxy && plan.EndsInput)
        {
            return;
        }

        context.ExpectPoem(answer, $"who sends {name}", mustBeClean: plan.Says.Length == 0);
        context.Expect(
            answer.Took <= (context.Usual * 2) + TimeSpan.FromSeconds(5),
            $"{name} delays nothing",
            $"the poem takes {answer.Took.TotalSeconds:0.0} s instead of {context.Usual.TotalSeconds:0.0} s");
    }

    private static void LetsOthersAlone(OutsideContext context)
    {
        OutsideAnswer? stayed = null;
        var other = new Thread(() => stayed = context.Ask([])) { IsBackground = true };
        other.Start();
        for (var count = 0; count < 5; count++)
        {
            var left = context.Leave(Math.Min(count, context.Poem.Length));
            context.Expect(left.End != OutsideEnd.NotConnected, "a server whose clients leave in the middle stays up", left.Text);
        }

        other.Join();
        context.ExpectPoem(stayed!, "who is there while others leave in the middle");
        context.ExpectPoem(context.Ask([]), "who comes after those who left");
        context.CannotDecide(NotSeen + "whether it still works for those who left; that others notice nothing was seen");
    }

    private static void IsSlowForAllAtOnce(OutsideContext context)
    {
        const int Clients = 8;
        var answers = new OutsideAnswer?[Clients];
        var clients = Enumerable.Range(0, Clients).Select(number => new Thread(() => answers[number] = context.Ask([])) { IsBackground = true }).ToList();
        clients.ForEach(static client => client.Start());
        clients.ForEach(static client => client.Join());
        foreach (var answer in answers)
        {
            context.ExpectPoem(answer!, $"each of {Clients} clients at a time");
            context.Expect(
                answer!.Took <= (context.Usual * 2) + TimeSpan.FromSeconds(5),
                $"{Clients} clients at a time take no longer than one",
                $"one took {context.Usual.TotalSeconds:0.0} s, and of several one {answer.Took.TotalSeconds:0.0} s");
        }
    }

    private static void GivesWhatUpstreamGives(OutsideContext context)
    {
        context.ExpectPoem(context.Ask([]), "who asks the proxy");
        if (context.Target.Poem is null)
        {
            context.CannotDecide(NotSeen + "what upstream gives; --poem FILE says it");
        }
    }

    private static void IsNotHeldUp(OutsideContext context)
    {
        context.ExpectPoem(context.Ask([]), "who reads, while others do not,");
        context.CannotDecide(NotSeen + "what it keeps in memory");
    }
}
