using TrialNet.Conformance.Model;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Judging;

/// <summary>What has been found out so far, rule by rule. Any thread.</summary>
internal sealed class Tally(IReadOnlySet<DeferredRule> selected)
{
    private readonly Lock _gate = new();
    private readonly long[] _cases = new long[RuleIds.Count];
    private readonly Dictionary<DeferredRule, Divergence> _divergences = [];
    private readonly Dictionary<DeferredRule, CheckResult> _checks = [];
    private readonly Dictionary<DeferredRule, string> _reasons = [];
    private readonly Dictionary<DeferredRule, long> _elsewhere = [];

    internal long Programs { get; private set; }

    internal void Count(in RuleSet cited)
    {
        lock (_gate)
        {
            Programs++;
            foreach (var rule in cited.All())
            {
                _cases[(int)rule]++;
            }
        }
    }

    /// <summary>A program showed a difference. It is the fault of the rule for whose sake it was run, if that is among those broken.</summary>
    internal void Charge(Divergence divergence, DeferredRule? sake)
    {
        lock (_gate)
        {
            List<DeferredRule> rules = [.. Blame.Ranked(divergence, rule => _cases[(int)rule])];
            var broken = sake is { } wanted && rules.Contains(wanted) ? sake : rules.Cast<DeferredRule?>().FirstOrDefault(rule => selected.Contains(rule!.Value));
            if (broken is { } rule && selected.Contains(rule))
            {
                if (!_divergences.TryGetValue(rule, out var known) || divergence.Program.Size < known.Program.Size)
                {
                    _divergences[rule] = divergence;
                }
            }
            else
            {
                _elsewhere[rules[0]] = _elsewhere.GetValueOrDefault(rules[0]) + 1;
            }
        }
    }

    internal void Check(DeferredRule rule, CheckResult result)
    {
        lock (_gate)
        {
            _checks[rule] = result;
            _cases[(int)rule] += result.Cases;
        }
    }

    /// <summary>A rule is broken and there is no trace to compare: the subject hangs.</summary>
    internal void Break(DeferredRule rule, string reason)
    {
        lock (_gate)
        {
            _reasons.TryAdd(rule, reason);
        }
    }

    internal long CasesOf(DeferredRule rule) => _cases[(int)rule];

    internal Divergence? DivergenceOf(DeferredRule rule) => _divergences.GetValueOrDefault(rule);

    internal CheckResult? CheckOf(DeferredRule rule) => _checks.GetValueOrDefault(rule);

    internal string? ReasonOf(DeferredRule rule) => _reasons.GetValueOrDefault(rule);

    internal bool HasFailed(DeferredRule rule)
    {
        lock (_gate)
        {
            return _divergences.ContainsKey(rule) || _reasons.ContainsKey(rule);
        }
    }

    /// <summary>Differences that no selected rule answers for.</summary>
    internal IEnumerable<string> Elsewhere => _elsewhere.OrderBy(pair => pair.Key)
        .Select(pair => $"{pair.Value} programs broke {pair.Key.Id()}, which was not selected");
}
