using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>A Deferred of numbers. A pair for both kinds of result makes the chain one of objects: the last to be added here.</summary>
internal sealed class ProductNumber(Deferred<int> deferred) : ISubjectDeferred, IProductDeferred
{
    public bool IsCalled => deferred.IsCalled;

    public string Name => ProductDeferred.NumberIn(deferred.ToString());

    public Deferred Wrapped => deferred;

    public ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback)
    {
        if (callback is null)
        {
            deferred.AddErrback(failure => (int)errback!(failure.Value)!);
        }
        else
        {
            deferred.AddCallbacks(number => (int)callback(number)!, errback is null ? null : failure => (int)errback(failure.Value)!);
        }

        return this;
    }

    public ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback) =>
        new ProductDeferred(deferred.AddBoth(outcome => ProductSubject.ToProduct(
            outcome.IsFailure ? callback(null, outcome.Failure.Value) : callback(outcome.Value, null))));

    public void Callback(object? value) => deferred.Callback((int)value!);

    public void Errback(Exception error) => deferred.Errback(error);

    public void Pause() => deferred.Pause();

    public void Unpause() => deferred.Unpause();

    public void Cancel() => deferred.Cancel();

    public ISubjectDeferred Chain(ISubjectDeferred target)
    {
        deferred.ChainDeferred((Deferred<int>)((IProductDeferred)target).Wrapped);
        return this;
    }

    public SubjectState GetState() => ProductDeferred.StateIn(deferred.ToString());
}
