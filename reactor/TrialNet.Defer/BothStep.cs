namespace TrialNet.Defer;

/// <summary>One callback for either kind of result (D-2.07).</summary>
internal sealed class BothStep<T, TResult>(Func<Outcome<T>, TResult> onEither) : Step
{
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver) =>
        ResultBox.From(onEither(Outcome<T>.Open(result)));
}
