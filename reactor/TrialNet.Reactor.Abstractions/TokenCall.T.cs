namespace TrialNet.Reactor.Abstractions;

/// <summary>A function that takes a cancellation token as one that takes nothing; not called if the token says so before.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed class TokenCall<T>(Func<CancellationToken, T> function, CancellationToken token) : IWrappedCall
{
    public Delegate Call => function;

    internal T Invoke()
    {
        token.ThrowIfCancellationRequested();
        return function(token);
    }
}
