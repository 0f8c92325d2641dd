namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>What the rules D-10 say of the body of an async method: it waits in the queue of what it awaits.</summary>
internal sealed class ModelBody(IScript script)
{
    /// <summary>The method's Deferred.</summary>
    internal ModelDeferred Deferred { get; } = new(null);

    /// <summary>Goes on to the next await of something that has no result to be taken.</summary>
    internal void Resume()
    {
        while (script.Next() is { } next)
        {
            var awaited = (ModelDeferred)next;
            if (awaited.IsSettled)
            {
                Take(awaited.TakeResult());
            }
            else if (Deferred.MayWaitFor(awaited))
            {
                awaited.Await(this);
                return;
            }
            else
            {
                Take(new ModelFailure("CircularChain"));
            }
        }

        try
        {
            Deferred.Complete(script.End());
        }
        catch (ModelException error)
        {
            Deferred.Complete(new ModelFailure(error.Message));
        }
    }

    internal void Take(object? result)
    {
        if (result is ModelFailure failure)
        {
            script.Got("failure", failure.Name);
        }
        else
        {
            script.Got("value", result?.ToString() ?? "null");
        }
    }
}
