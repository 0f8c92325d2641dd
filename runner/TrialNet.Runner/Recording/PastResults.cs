using System.Diagnostics.CodeAnalysis;

namespace TrialNet.Runner.Recording;

/// <summary>What became of tests, each once.</summary>
internal sealed class PastResults
{
    private readonly Dictionary<string, Dictionary<string, PastResult>> _targets = new(StringComparer.Ordinal);
    private Dictionary<string, PastResult> _last = [];
    private string? _lastTarget;

    /// <summary>All, those of a target together.</summary>
    internal IReadOnlyCollection<PastResult> All =>
        _targets.Count <= 1 ? _last.Values : [.. _targets.Values.SelectMany(static results => results.Values)];

    /// <summary>Adds a test that is not known.</summary>
    /// <param name="result">What became of it.</param>
    /// <returns>Whether it was added; false if it is known.</returns>
    internal bool TryAdd(PastResult result) => Of(result.Target).TryAdd(result.Id, result);

    /// <summary>Adds a test, or takes back what was known of it.</summary>
    /// <param name="result">What became of it.</param>
    internal void Set(PastResult result) => Of(result.Target)[result.Id] = result;

    /// <summary>Looks up a test.</summary>
    /// <param name="target">The simple name of its assembly.</param>
    /// <param name="id">The test.</param>
    /// <param name="result">What is known of it.</param>
    /// <returns>Whether it is known.</returns>
    internal bool TryFind(string target, string id, [NotNullWhen(true)] out PastResult? result)
    {
        result = null;
        return _targets.TryGetValue(target, out var results) && results.TryGetValue(id, out result);
    }

    // One test after the other is of the same target.
    private Dictionary<string, PastResult> Of(string target)
    {
        if (!string.Equals(target, _lastTarget, StringComparison.Ordinal))
        {
            _lastTarget = target;
            if (!_targets.TryGetValue(target, out var results))
            {
                _targets.Add(target, results = new(StringComparer.Ordinal));
            }

            _last = results;
        }

        return _last;
    }
}
