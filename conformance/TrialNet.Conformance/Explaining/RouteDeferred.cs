namespace TrialNet.Conformance.Explaining;

/// <summary>A Deferred of a route.</summary>
/// <param name="Number">Its number in traces; -1 for one that the program cannot reach, such as that of a lock's function.</param>
/// <param name="Name">Its name in traces.</param>
/// <param name="Origin">The operation that made it, as the program writes it.</param>
internal sealed record RouteDeferred(int Number, string Name, string Origin)
{
    /// <summary>What stands in its queue, in order, whether it was reached or not.</summary>
    internal List<RouteStation> Stations { get; } = [];

    public bool Equals(RouteDeferred? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Number;
}
