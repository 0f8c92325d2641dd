namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>What a program can do to a Deferred.</summary>
internal enum Verb
{
    AddCallback,
    AddErrback,
    AddBoth,
    Callback,
    Errback,
    Pause,
    Unpause,
    Cancel,
    Chain,

    /// <summary>Calls an async method, whose Deferred takes the target's place.</summary>
    Start,

    /// <summary>Inside an async method: awaits the target.</summary>
    Await,
}
