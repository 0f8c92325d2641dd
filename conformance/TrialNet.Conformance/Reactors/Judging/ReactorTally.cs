using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>What has been found out so far about a reactor, rule by rule. Threading: any.</summary>
internal sealed class ReactorTally : IRuleLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckResult> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReactorCheck> _finders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckResult> _undecided = new(StringComparer.Ordinal);

    /// <summary>How many checks and random programs were run.</summary>
    internal long Programs { get; private set; }

    public void Keep(string rule)
    {
        lock (_gate)
        {
            _cases[rule] = _cases.GetValueOrDefault(rule) + 1;
        }
    }

    public void Break(string rule, string expected, string actual) => Break(rule, expected, actual, null);

    /// <summary>A rule was broken.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="expected">What it asks for.</param>
    /// <param name="actual">What was seen.</param>
    /// <param name="finder">The check in which it was seen; null if that is not known.</param>
    internal void Break(string rule, string expected, string actual, ReactorCheck? finder)
    {
        lock (_gate)
        {
            _cases[rule] = _cases.GetValueOrDefault(rule) + 1;
            Fail(rule, new CheckResult(Verdict.Fail, 1, expected, actual), finder);
        }
    }

    /// <summary>A check of a rule has ended.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="result">What it found.</param>
    /// <param name="programs">How many programs it ran, if any.</param>
    /// <param name="finder">The check; null if it is not one of reactors.</param>
    internal void Check(string rule, CheckResult result, long programs = 1, ReactorCheck? finder = null)
    {
        lock (_gate)
        {
            Programs += programs;
            _cases[rule] = _cases.GetValueOrDefault(rule) + result.Cases;
            if (result.Verdict == Verdict.Fail)
            {
                Fail(rule, result, finder);
            }
            else if (result.Verdict != Verdict.Pass)
            {
                Leave(rule, result);
            }
        }
    }

    internal long CasesOf(string rule)
    {
        lock (_gate)
        {
            return _cases.GetValueOrDefault(rule);
        }
    }

    internal CheckResult? FailureOf(string rule)
    {
        lock (_gate)
        {
            return _failures.GetValueOrDefault(rule);
        }
    }

    /// <summary>The check that has found the failure of a rule.</summary>
    internal ReactorCheck? FinderOf(string rule)
    {
        lock (_gate)
        {
            return _finders.GetValueOrDefault(rule);
        }
    }

    internal CheckResult? UndecidedOf(string rule)
    {
        lock (_gate)
        {
            return _undecided.GetValueOrDefault(rule);
        }
    }

    private void Fail(string rule, CheckResult failure, ReactorCheck? finder)
    {
        if (_failures.TryAdd(rule, failure) && finder is not null)
        {
            _finders.Add(rule, finder);
        }
    }

    // Checks of one rule end in any order, and a reason why nothing can be known says more than that nothing was seen.
    private void Leave(string rule, CheckResult result)
    {
        if (!_undecided.TryGetValue(rule, out var before) || (before.Verdict == Verdict.Vacuous && result.Verdict == Verdict.NotDecidable))
        {
            _undecided[rule] = result;
        }
    }
}
