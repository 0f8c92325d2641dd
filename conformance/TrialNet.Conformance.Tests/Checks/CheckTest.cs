using TrialNet.Conformance.Checks;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>What the tests of checks share.</summary>
public abstract class CheckTest
{
    /// <summary>Long enough for any machine; no test that passes waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private protected static CheckResult Judge(DeferredRule rule, Func<DeferredSubject> open, TimeSpan? patience = null)
    {
        var context = new CheckContext(open, patience ?? Patience);
        RuleChecks.All[rule](context);
        return context.Result;
    }

    private protected static void Fails(
        DeferredRule rule, Func<DeferredSubject> open, string expected, string actual, TimeSpan? patience = null)
    {
        var result = Judge(rule, open, patience);
        Assert.True(result.Verdict == Verdict.Fail, $"{result.Verdict}: {result.Actual}");
        Assert.Contains(expected, result.Expected, StringComparison.Ordinal);
        Assert.Contains(actual, result.Actual, StringComparison.Ordinal);
    }

    private protected static void Passes(DeferredRule rule, Func<DeferredSubject> open)
    {
        var result = Judge(rule, open);
        Assert.True(result.Verdict == Verdict.Pass, $"{result.Verdict}: expected {result.Expected}, actual {result.Actual}");
    }
}
