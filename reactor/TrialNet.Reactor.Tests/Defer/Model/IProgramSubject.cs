namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>What a program needs of a kind of Deferred. Callbacks get a value, or the name of a failure.</summary>
internal interface IProgramSubject
{
    object Create(Action<object>? canceller);

    void Add(object deferred, Func<string, object?>? onValue, Func<string, object?>? onFailure);

    /// <summary>Calls an async method that does what the script says.</summary>
    object Start(IScript script);

    void Chain(object source, object target);

    void Callback(object deferred, string value);

    void Errback(object deferred, string name);

    void Pause(object deferred);

    void Unpause(object deferred);

    void Cancel(object deferred);

    /// <summary>The names of the failures that stand unhandled, one a Deferred of the list, null where there is none.</summary>
    IReadOnlyList<string?> Unhandled(IReadOnlyList<object> deferreds);
}
