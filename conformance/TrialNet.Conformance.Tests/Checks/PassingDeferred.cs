using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>A Deferred that does what another one does, where nothing is overridden.</summary>
internal class PassingDeferred(ISubjectDeferred inner) : ISubjectDeferred
{
    public bool IsCalled => inner.IsCalled;

    public string Name => inner.Name;

    internal ISubjectDeferred Inner => inner;

    public virtual ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback)
    {
        inner.Add(
            callback is null ? null : value => Undress(callback(value)),
            errback is null ? null : error => Undress(errback(error)));
        return this;
    }

    public virtual ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback)
    {
        inner.AddBoth((value, error) => Undress(callback(value, error)));
        return this;
    }

    public virtual void Callback(object? value) => inner.Callback(Undress(value));

    public virtual void Errback(Exception error) => inner.Errback(error);

    public void Pause() => inner.Pause();

    public void Unpause() => inner.Unpause();

    public void Cancel() => inner.Cancel();

    public ISubjectDeferred Chain(ISubjectDeferred target)
    {
        inner.Chain(Undress(target));
        return this;
    }

    public SubjectState GetState() => inner.GetState();

    internal static ISubjectDeferred Undress(ISubjectDeferred deferred) => deferred is PassingDeferred passing ? passing.Inner : deferred;

    private static object? Undress(object? value) => value is ISubjectDeferred deferred ? Undress(deferred) : value;
}
