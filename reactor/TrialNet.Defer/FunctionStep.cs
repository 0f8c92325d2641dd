namespace TrialNet.Defer;

/// <summary>A function without argument that gives the next result; a failure passes by.</summary>
internal sealed class FunctionStep<TResult>(Func<TResult> function) : Step
{
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver) =>
        result is Failure ? result : ResultBox.From(function());
}
