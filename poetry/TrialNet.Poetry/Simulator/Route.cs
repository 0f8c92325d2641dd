namespace TrialNet.Poetry.Simulator;

/// <summary>How a firing went through a chain.</summary>
/// <param name="Start">The side that was fired.</param>
/// <param name="Initial">What it was fired with; a star behind it marks a failure.</param>
/// <param name="Steps">The callbacks and errbacks that ran, one of each pair.</param>
/// <param name="Result">What stood at the end, marked likewise.</param>
/// <param name="End">The side on which that is.</param>
internal sealed record Route(Side Start, string Initial, IReadOnlyList<RouteStep> Steps, string Result, Side End)
{
    /// <summary>What simulated chains are fired with.</summary>
    public const string InitialValue = "initial";

    /// <summary>Fires a chain of pairs from one side.</summary>
    public static Route Of(IReadOnlyList<Pair> pairs, Side start)
    {
        var chain = new RecordedChain();
        foreach (var pair in pairs)
        {
            chain.Add(value => Do(pair.Callback, value), failure => Do(pair.Errback, failure));
        }

        return chain.Fire(start == Side.Callback ? InitialValue : new SimulatedException(InitialValue));
    }

    private static object? Do(Act act, object? input) => act.Kind switch
    {
        ActKind.Fail => throw new SimulatedException(act.Value),
        ActKind.Return => act.Value,
        _ => input,
    };
}
