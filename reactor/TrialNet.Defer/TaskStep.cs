namespace TrialNet.Defer;

/// <summary>Where a task takes the result of a chain; null is left (D-9.05). Cancelling the token ends the task at once (D-9.06).</summary>
internal sealed class TaskStep<T>(CallbackChain chain, CancellationToken token) : CancellationStep(chain, token)
{
    private readonly CancellationToken _token = token;
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Task => _completion.Task;

    private protected override void Abandon() => _completion.TrySetCanceled(_token);

    private protected override object? Pass(object? result)
    {
        var outcome = Outcome<T>.Read(result);
        if (!outcome.IsFailure)
        {
            _completion.TrySetResult(outcome.Value);
        }
        else if (outcome.Failure.Value is OperationCanceledException cancelled)
        {
            _completion.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _completion.TrySetException(outcome.Failure.Value);
        }

        return null;
    }
}
