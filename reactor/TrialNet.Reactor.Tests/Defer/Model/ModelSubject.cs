namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>Programs on the model.</summary>
internal sealed class ModelSubject : IProgramSubject
{
    public object Create(Action<object>? canceller) => new ModelDeferred(canceller);

    public void Add(object deferred, Func<string, object?>? onValue, Func<string, object?>? onFailure) =>
        ((ModelDeferred)deferred).Add(
            onValue is null ? null : value => onValue(value?.ToString() ?? "null"),
            onFailure is null ? null : failure => onFailure(((ModelFailure)failure!).Name));

    public object Start(IScript script)
    {
        var body = new ModelBody(script);
        body.Resume();
        return body.Deferred;
    }

    public void Chain(object source, object target) => ((ModelDeferred)source).Chain((ModelDeferred)target);

    public void Callback(object deferred, string value) => ((ModelDeferred)deferred).Fire(value);

    public void Errback(object deferred, string name) => ((ModelDeferred)deferred).Fire(new ModelFailure(name));

    public void Pause(object deferred) => ((ModelDeferred)deferred).Pause();

    public void Unpause(object deferred) => ((ModelDeferred)deferred).Unpause();

    public void Cancel(object deferred) => ((ModelDeferred)deferred).Cancel();

    public IReadOnlyList<string?> Unhandled(IReadOnlyList<object> deferreds) =>
        [.. deferreds.Select(deferred => ((ModelDeferred)deferred).Unhandled?.Name)];
}
