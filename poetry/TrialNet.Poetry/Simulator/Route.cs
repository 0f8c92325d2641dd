using TrialNet.Defer;

namespace TrialNet.Poetry.Simulator;

/// <summary>How a firing went through the chain. It is no model: a Deferred was fired, and its callbacks took notes.</summary>
/// <param name="Start">The side that was fired.</param>
/// <param name="Steps">The callbacks and errbacks that ran, one of each pair.</param>
/// <param name="Result">What stood at the end; a star behind it marks a failure.</param>
/// <param name="End">The side on which that is.</param>
internal sealed record Route(Side Start, IReadOnlyList<RouteStep> Steps, string Result, Side End)
{
    /// <summary>What the chain is fired with.</summary>
    public const string Initial = "initial";

    /// <summary>Fires a chain of pairs from one side.</summary>
    public static Route Of(IReadOnlyList<Pair> pairs, Side start)
    {
        var steps = new List<RouteStep>();
        var deferred = new Deferred<object?>();
        foreach (var pair in pairs)
        {
            deferred.AddCallbacks(value => Call(pair, Side.Callback, value, steps), failure => Call(pair, Side.Errback, failure, steps));
        }

        object? result = null;
        deferred.AddBoth(outcome =>
        {
            result = outcome.IsFailure ? outcome.Failure : outcome.Value;
        });
        if (start == Side.Callback)
        {
            deferred.Callback(Initial);
        }
        else
        {
            deferred.Errback(new SimulatedException(Initial));
        }

        return new Route(start, steps, Text(result), SideOf(result));
    }

    /// <summary>A value or failure as drawings show it.</summary>
    public static string Text(object? result) => result is Failure failure ? failure.Value.Message + "*" : $"{result}";

    private static Side SideOf(object? result) => result is Failure ? Side.Errback : Side.Callback;

    private static object? Call(Pair pair, Side side, object? input, List<RouteStep> steps)
    {
        switch (pair[side])
        {
            case { Kind: ActKind.Fail } act:
                var error = new SimulatedException(act.Value);
                steps.Add(new RouteStep(side, Text(input), Text(new Failure(error))));
                throw error;
            case { Kind: ActKind.Return } act:
                steps.Add(new RouteStep(side, Text(input), act.Value));
                return act.Value;
            default:
                steps.Add(new RouteStep(side, Text(input), Text(input)));
                return input;
        }
    }
}
