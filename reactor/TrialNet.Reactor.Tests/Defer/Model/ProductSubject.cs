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

    public void Chain(object source, object target) => ((Deferred<object?>)source).ChainDeferred((Deferred<object?>)target);

    public void Callback(object deferred, string value) => Named(() => ((Deferred<object?>)deferred).Callback(value));

    public void Errback(object deferred, string name) => Named(() => ((Deferred<object?>)deferred).Errback(new ModelException(name)));

    public void Pause(object deferred) => ((Deferred<object?>)deferred).Pause();

    public void Unpause(object deferred) => Named(((Deferred<object?>)deferred).Unpause);

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
        var other => other.GetType().Name,
    };

    private static void Named(Action action)
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
            throw new ModelException("NotPaused");
        }
    }
}
