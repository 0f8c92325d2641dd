namespace TrialNet.Defer;

/// <summary>Calls a function when something was acquired, and sees to its release when the function's answer is there (D-11.05).</summary>
internal sealed class HoldingStep(IReleasable primitive, Func<object?> function, string file, int line) : Step
{
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        if (result is Failure)
        {
            // Cancelled while it was waiting: nothing was acquired.
            return result;
        }

        object? answer;
        try
        {
            answer = function();
            if (answer is Deferred inner)
            {
                inner.Chain.AddInLoop(new ReleaseStep(primitive, file, line));
                handOver = inner.IsCalled ? inner.Chain : null;
                return inner;
            }
        }
        catch (Exception error)
        {
            // D-11.05: released on a throw too.
            answer = new Failure(error);
        }

        handOver = primitive.ReleaseInLoop(file, line);
        return answer;
    }
}
