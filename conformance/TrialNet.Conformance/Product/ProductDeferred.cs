using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>A Deferred of TrialNet, as programs use it: each member does what its name says and nothing more.</summary>
internal sealed class ProductDeferred(Deferred deferred) : ISubjectDeferred, IProductDeferred
{
    public bool IsCalled => deferred.IsCalled;

    public string Name => NumberIn(deferred.ToString());

    public Deferred Wrapped => deferred;

    // What has another type is seen through an untyped view, which costs a callback: not before another follows at once, since a
    // failure that waits for a callback is not unhandled.
    internal Deferred<object?> Deferred => field ??= deferred as Deferred<object?> ?? deferred.AddCallback(static (object? value) => value);

    public ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback) =>
        callback is null ? Same(Deferred.AddErrback(failure => ProductSubject.ToProduct(errback!(failure.Value))))
        : errback is null ? Same(Deferred.AddCallback(value => ProductSubject.ToProduct(callback(ProductSubject.FromProduct(value)))))
        : AddPair(callback, errback);

    public ISubjectDeferred AddPair(Func<object?, object?> callback, Func<Exception, object?>? errback) => Same(Deferred.AddCallbacks(
        value => ProductSubject.ToProduct(callback(ProductSubject.FromProduct(value))),
        errback is null ? null : failure => ProductSubject.ToProduct(errback(failure.Value))));

    public ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback) =>
        Same(Deferred.AddBoth<object?>(outcome => ProductSubject.ToProduct(
            outcome.IsFailure ? callback(null, outcome.Failure.Value) : callback(ProductSubject.FromProduct(outcome.Value), null))));

    public void Callback(object? value)
    {
        if (deferred is not Deferred<object?> && IsCalled)
        {
            // A view of another type fires nothing with a value; that the chain has been fired is refused for a failure alike.
            deferred.Errback(new InvalidOperationException());
        }

        Deferred.Callback(ProductSubject.ToProduct(value));
    }

    public void Errback(Exception error) => deferred.Errback(error);

    public void Pause() => deferred.Pause();

    public void Unpause() => deferred.Unpause();

    public void Cancel() => deferred.Cancel();

    public ISubjectDeferred Chain(ISubjectDeferred target) => Same(Deferred.ChainDeferred(((ProductDeferred)target).Deferred));

    public SubjectState GetState() => StateIn(deferred.ToString());

    internal static SubjectState StateIn(string text)
    {
        var waiting = text.IndexOf("waiting on ", StringComparison.Ordinal);
        return waiting >= 0 ? new SubjectState(StateKind.Waiting, NumberIn(text[waiting..]))
            : new SubjectState(text.Contains("not fired", StringComparison.Ordinal) ? StateKind.Unfired : StateKind.HasResult);
    }

    /// <summary>The first number of a Deferred in a text, with its sign: how texts name Deferreds.</summary>
    internal static string NumberIn(string text)
    {
        var start = text.IndexOf('#', StringComparison.Ordinal);
        var end = start + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return text[start..end];
    }

    internal ProductDeferred Same(Deferred<object?> returned) =>
        ReferenceEquals(returned, Deferred) ? this : new ProductDeferred(returned);
}
