namespace TrialNet.Defer;

/// <summary>The place of a timeout whose user knows what to make of it (D-7.06).</summary>
internal sealed class TimeoutHookStep<T>(CallbackChain chain, TimeSpan allowed, Func<Outcome<T>, TimeSpan, Outcome<T>> onTimeoutCancel)
    : TimeoutStep(chain, allowed)
{
    private protected override object? Translate(object? result, TimeSpan time) =>
        ResultBox.From(onTimeoutCancel(Outcome<T>.Open(result), time));
}
