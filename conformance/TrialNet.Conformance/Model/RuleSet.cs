using System.Numerics;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Model;

/// <summary>A set of rules, small enough to be copied: the model hands them around with every result.</summary>
internal record struct RuleSet
{
    private const int Bits = 64;

    private ulong _low;
    private ulong _middle;
    private ulong _high;

    internal readonly bool IsEmpty => (_low | _middle | _high) == 0;

    internal static RuleSet Of(params ReadOnlySpan<DeferredRule> rules)
    {
        var set = default(RuleSet);
        foreach (var rule in rules)
        {
            set.Add(rule);
        }

        return set;
    }

    internal void Add(DeferredRule rule)
    {
        var bit = 1UL << ((int)rule % Bits);
        switch ((int)rule / Bits)
        {
            case 0:
                _low |= bit;
                break;
            case 1:
                _middle |= bit;
                break;
            default:
                _high |= bit;
                break;
        }
    }

    internal void Add(in RuleSet other)
    {
        _low |= other._low;
        _middle |= other._middle;
        _high |= other._high;
    }

    internal readonly bool Contains(DeferredRule rule)
    {
        var word = ((int)rule / Bits) switch { 0 => _low, 1 => _middle, _ => _high };
        return (word & (1UL << ((int)rule % Bits))) != 0;
    }

    internal readonly IEnumerable<DeferredRule> All()
    {
        foreach (var (word, offset) in new[] { (_low, 0), (_middle, Bits), (_high, Bits * 2) })
        {
            for (var rest = word; rest != 0; rest &= rest - 1)
            {
                yield return (DeferredRule)(offset + BitOperations.TrailingZeroCount(rest));
            }
        }
    }
}
