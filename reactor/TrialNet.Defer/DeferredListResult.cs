using System.Collections;

namespace TrialNet.Defer;

/// <summary>What a <see cref="DeferredList"/> was fired with: an outcome for each member, in their order, or the first success.</summary>
/// <remarks>Threading: immutable.</remarks>
/// <typeparam name="T">The type of the members' values.</typeparam>
public sealed class DeferredListResult<T> : IReadOnlyList<Outcome<T>>
{
    private readonly Outcome<T>[] _outcomes;

    internal DeferredListResult(Outcome<T>[] outcomes) => _outcomes = outcomes;

    internal DeferredListResult(int index, T value)
    {
        _outcomes = [];
        First = (index, value);
    }

    /// <summary>
    /// Position and value of the first member that succeeded, in a list that fires on that (D-8.04); there are no outcomes then.
    /// Null if the list waited for all members.
    /// </summary>
    public (int Index, T Value)? First { get; }

    /// <summary>The number of outcomes: that of the members, or none if there is a <see cref="First"/>.</summary>
    public int Count => _outcomes.Length;

    /// <summary>The outcome of the member at a position (D-8.02).</summary>
    /// <param name="index">The position.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public Outcome<T> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _outcomes.Length);
            return _outcomes[index];
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Outcome<T>> GetEnumerator() => ((IEnumerable<Outcome<T>>)_outcomes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How the members did, in a few words whatever the values are: they may be lists in lists in lists.</summary>
    public override string ToString() => First is { } first
        ? $"first success at #{first.Index}"
        : $"{Count} outcomes, {_outcomes.Count(outcome => outcome.IsFailure)} of them failures";
}
