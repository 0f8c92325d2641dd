using TrialNet.Defer;

namespace TrialNet.Poetry.Simulator;

/// <summary>A Deferred whose callbacks take notes: how a firing goes through it is seen, not computed.</summary>
internal sealed class RecordedChain
{
    private readonly Deferred<object?> _deferred = new();
    private readonly List<RouteStep> _steps = [];

    /// <summary>Adds a pair.</summary>
    /// <param name="callback">Gets the value; null passes it on.</param>
    /// <param name="errback">Gets the failure; null passes it on.</param>
    /// <param name="callbackName">What drawings call the one.</param>
    /// <param name="errbackName">What drawings call the other.</param>
    /// <returns>This object.</returns>
    public RecordedChain Add(
        Func<object?, object?>? callback, Func<Failure, object?>? errback, string callbackName = "", string errbackName = "")
    {
        _deferred.AddCallbacks(
            value => Call(Side.Callback, callbackName, value, () => callback is null ? value : callback(value)),
            failure => Call(Side.Errback, errbackName, failure, () => errback is null ? failure : errback(failure)));
        return this;
    }

    /// <summary>Fires it.</summary>
    /// <param name="initial">A value, or an exception.</param>
    public Route Fire(object initial)
    {
        object? result = null;
        _deferred.AddBoth(outcome =>
        {
            result = outcome.IsFailure ? outcome.Failure : outcome.Value;
        });
        if (initial is Exception error)
        {
            _deferred.Errback(error);
            return new Route(Side.Errback, Text(new Failure(error)), _steps, Text(result), SideOf(result));
        }

        _deferred.Callback(initial);
        return new Route(Side.Callback, Text(initial), _steps, Text(result), SideOf(result));
    }

    private static Side SideOf(object? result) => result is Failure ? Side.Errback : Side.Callback;

    private static string Text(object? result) => result is Failure failure ? failure.Value.Message + "*" : $"{result}";

    private object? Call(Side side, string name, object? input, Func<object?> function)
    {
        try
        {
            var output = function();
            _steps.Add(new RouteStep(side, Text(input), Text(output), name));
            return output;
        }
        catch (Exception error)
        {
            _steps.Add(new RouteStep(side, Text(input), Text(new Failure(error)), name));
            throw;
        }
    }
}
