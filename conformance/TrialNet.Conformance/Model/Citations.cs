using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Model;

/// <summary>
/// The model says which rules it decided by, and where in the trace. A rule that is cited had its premise met; the rules cited
/// where a subject first departs from the model are the ones that it breaks.
/// </summary>
internal sealed class Citations
{
    private readonly List<(int Position, RuleSet Rules)> _cited = [];

    /// <summary>The number of events so far.</summary>
    internal Func<int> Position { get; set; } = static () => 0;

    /// <summary>Whether nothing is kept: for programs of which only the trace is wanted.</summary>
    internal bool IsOff { get; init; }

    /// <summary>Every rule that was cited.</summary>
    internal RuleSet All { get; private set; }

    internal void Cite(DeferredRule rule) => Cite(RuleSet.Of(rule));

    internal void Cite(in RuleSet rules)
    {
        if (IsOff || rules.IsEmpty)
        {
            return;
        }

        var position = Position();
        var all = All;
        all.Add(rules);
        All = all;
        if (_cited.Count > 0 && _cited[^1].Position == position)
        {
            var (_, known) = _cited[^1];
            known.Add(rules);
            _cited[^1] = (position, known);
        }
        else
        {
            _cited.Add((position, rules));
        }
    }

    /// <summary>Every rule that was cited up to the event at a position, for that one included.</summary>
    internal RuleSet Until(int position)
    {
        var until = default(RuleSet);
        foreach (var (_, rules) in _cited.Where(cited => cited.Position <= position))
        {
            until.Add(rules);
        }

        return until;
    }

    /// <summary>What was cited for the event at a position of the trace: after the one before it and before itself.</summary>
    internal RuleSet At(int position)
    {
        foreach (var (cited, rules) in _cited)
        {
            if (cited == position)
            {
                return rules;
            }
        }

        return default;
    }
}
