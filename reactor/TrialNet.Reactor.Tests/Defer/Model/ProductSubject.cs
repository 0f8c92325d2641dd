using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>Programs on the product.</summary>
internal sealed class ProductSubject(Scope scope) : IProgramSubject
{
    public object Create(Action<object>? canceller) => new Deferred<object?>(canceller is null ? null : self => canceller(self));

    public void Add(object deferred, Func<string, object?>? onValue, Func<string, object?>? onFailure)
    {
        Func<object?, object?>? callback = onValue is null ? null : value => onValue(value?.ToString() ?? "null");
        Func<Failure, object?>? errback = onFailure is null ? null : failure => onFailure(NameOf(failure));
        var target = (Deferred<object?>)deferred;
        if (callback is not null)
        {
            target.AddCallbacks(callback, errback);
        }
        else if (errback is not null)
        {
            target.AddErrback(errback);
        }
        else
        {
            target.AddBoth(outcome => outcome);
        }
    }

    public object Start(IScript script)
    {
        return Body();

        async Deferred<object?> Body()
        {
            while (script.Next() is { } next)
            {
                object? value;
                try
                {
                    value = await (Deferred<object?>)next;
                }
                catch (Exception error)
                {
                    script.Got("failure", NameOf(new Failure(error)));
                    continue;
                }

                script.Got("value", value?.ToString() ?? "null");
            }

            return script.End();
        }
    }

    public void Chain(object source, object target) => ((Deferred<object?>)source).ChainDeferred((Deferred<object?>)target);

    public void Callback(object deferred, string value) => Named(() => ((Deferred<object?>)deferred).Callback(value), "FiredByBody");

    public void Errback(object deferred, string name) => Named(() => ((Deferred<object?>)deferred).Errback(new ModelException(name)), "FiredByBody");

    public void Pause(object deferred) => ((Deferred<object?>)deferred).Pause();

    public void Unpause(object deferred) => Named(((Deferred<object?>)deferred).Unpause, "NotPaused");

    public void Cancel(object deferred) => ((Deferred<object?>)deferred).Cancel();

    public IReadOnlyList<string?> Unhandled(IReadOnlyList<object> deferreds)
    {
        var failures = deferreds.Select(deferred => ((Deferred<object?>)deferred).Chain.UnhandledFailure).ToList();
        Assert.Equal(failures.Count(failure => failure is not null), scope.TakeUnhandledFailures().Count);
        return [.. failures.Select(failure => failure is null ? null : NameOf(failure))];
    }

    private static string NameOf(Failure failure) => failure.Value switch
    {
        ModelException named => named.Message,
        CancelledException => "Cancelled",
        CircularChainException => "CircularChain",
        AlreadyCalledException => "AlreadyCalled",
        InvalidOperationException => "FiredByBody",
        var other => other.GetType().Name,
    };

    private static void Named(Action action, string refusal)
    {
        try
        {
            action();
        }
        catch (AlreadyCalledException)
        {
            throw new ModelException("AlreadyCalled");
        }
        catch (InvalidOperationException)
        {
            throw new ModelException(refusal);
        }
    }
}
