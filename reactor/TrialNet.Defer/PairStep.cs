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

        if (onValue is null)
        {
            return result;
        }

        if (result is null && ResultBox.HasNoNull<T>())
        {
            // D-2.02, D-4.05: a value that was consumed is a failure, and this pair has a side for it.
            var consumed = new Failure(ResultBox.Consumed<T>());
            return onFailure is null ? consumed : ResultBox.From(onFailure(consumed));
        }

        return ResultBox.From(onValue(ResultBox.To<T>(result)));
    }
}
