namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>What some programs have shown, rule by rule.</summary>
internal sealed class FetchBatch
{
    private readonly Dictionary<string, long> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FetchFinding> _findings = new(StringComparer.Ordinal);

    /// <summary>How many programs were run.</summary>
    internal long Programs { get; private set; }

    internal void Count(IEnumerable<FetchKind> fetched)
    {
        Programs++;
        foreach (var kind in fetched)
        {
            // Each fetch has a Deferred that is fired once, and connections that end.
            foreach (var rule in new[] { kind.Rule, "P-ONE-07", "P-PX-07" }.Distinct())
            {
                _cases[rule] = _cases.GetValueOrDefault(rule) + 1;
            }
        }
    }

    internal void Add(FetchFinding finding) => _findings.TryAdd(finding.Rule, finding);

    internal long CasesOf(string rule) => _cases.GetValueOrDefault(rule);

    internal FetchFinding? FindingOf(string rule) => _findings.GetValueOrDefault(rule);
}
