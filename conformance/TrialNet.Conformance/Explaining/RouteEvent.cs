namespace TrialNet.Conformance.Explaining;

/// <summary>Something that happens on a route.</summary>
/// <param name="Kind">What.</param>
/// <param name="Deferred">To which Deferred.</param>
/// <param name="Position">The number of events of the trace before it.</param>
internal sealed record RouteEvent(RouteEventKind Kind, RouteDeferred Deferred, int Position)
{
    internal RouteStation? Station { get; init; }

    internal RouteDeferred? Other { get; init; }

    internal RouteResult? Result { get; init; }

    /// <summary>The operation under way, as its number; empty where there is none.</summary>
    internal string By { get; init; } = string.Empty;
}
