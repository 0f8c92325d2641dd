using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Checks;

/// <summary>Runs checks so that no subject can make them hang or throw.</summary>
internal static class BoundedCheck
{
    /// <summary>One check of several, of which each begins even if the one before has failed or cannot decide.</summary>
    internal static RuleCheck Of(params RuleCheck[] checks) => context =>
    {
        foreach (var check in checks)
        {
            Run(check, context);
        }
    };

    private static void Run(RuleCheck check, CheckContext context)
    {
        // A check that is given up goes on writing into its own context, where nobody looks any more.
        var own = new CheckContext(context.Open, context.Patience);
        var end = CheckThread.Run(() => check(own), context.Patience);
        var found = own.Result;
        context.Take(found);
        if (found.Verdict == Verdict.Fail)
        {
            return;
        }

        if (!end.IsOver)
        {
            context.Expect(false, "every call comes to an end", $"one had not returned after {Words.Of(context.Patience)}");
        }
        else if (end.Error is { } error)
        {
            context.Expect(false, "nothing is thrown but what the rules name", Words.Of(error));
        }
    }
}
