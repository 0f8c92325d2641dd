namespace TrialNet.Defer;

/// <summary>A callback and an errback; exactly one of them runs, and a side that is missing passes its kind on (rules D-2).</summary>
internal sealed class PairStep<T, TValue, TFailure>(Func<T, TValue>? onValue, Func<Failure, TFailure>? onFailure) : Step
{
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        if (result is Failure failure)
        {
            return onFailure is null ? failure : ResultBox.From(onFailure(failure));
        }

        return onValue is null ? result : ResultBox.From(onValue(ResultBox.To<T>(result)));
    }
}
