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

    public void Break(string rule, string expected, string actual)
    {
        lock (_gate)
        {
            _cases[rule] = _cases.GetValueOrDefault(rule) + 1;
            _failures.TryAdd(rule, new CheckResult(Verdict.Fail, 1, expected, actual));
        }
    }

    /// <summary>A check of a rule has ended.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="result">What it found.</param>
    /// <param name="programs">How many programs it ran, if any.</param>
    internal void Check(string rule, CheckResult result, long programs = 1)
    {
        lock (_gate)
        {
            Programs += programs;
            _cases[rule] = _cases.GetValueOrDefault(rule) + result.Cases;
            if (result.Verdict == Verdict.Fail)
            {
                _failures.TryAdd(rule, result);
            }
            else if (result.Verdict != Verdict.Pass)
            {
                _undecided.TryAdd(rule, result);
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

    internal CheckResult? UndecidedOf(string rule)
    {
        lock (_gate)
        {
            return _undecided.GetValueOrDefault(rule);
        }
    }
}
