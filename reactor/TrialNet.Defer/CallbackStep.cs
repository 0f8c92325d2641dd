namespace TrialNet.Defer;

/// <summary>A callback for a value; a failure passes by (D-2.06).</summary>
internal sealed class CallbackStep<T, TResult>(Func<T, TResult> onValue) : Step
{
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver) =>
        result is Failure ? result : ResultBox.From(onValue(ResultBox.To<T>(result)));
}
