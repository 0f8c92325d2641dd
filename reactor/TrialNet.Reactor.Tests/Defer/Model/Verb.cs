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
}
