using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Explaining;

/// <summary>One place in the queue of a Deferred.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Pair">The number of the pair, hook or function; -1 for none.</param>
/// <param name="Label">What it is, in a few words.</param>
/// <param name="OnValue">What it does with a value; null if values pass.</param>
/// <param name="OnFailure">What it does with a failure; null if failures pass.</param>
internal sealed record RouteStation(RouteStationKind Kind, int Pair, string Label, Block? OnValue = null, Block? OnFailure = null)
{
    /// <summary>The other Deferred that it has to do with: the one that waits, listens or is fired.</summary>
    internal RouteDeferred? Target { get; init; }

    public bool Equals(RouteStation? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Pair;
}
