namespace TrialNet.Conformance.Programs;

/// <summary>What an operation of a program does. The text form of each is in <see cref="ProgramSyntax"/>.</summary>
internal enum Verb
{
    // Making a Deferred; each puts it into the slot.
    New,
    Succeed,
    Fail,
    Execute,
    Maybe,
    List,
    Gather,
    Race,
    Later,
    Body,
    Acquire,
    Get,
    Fetch,
    Hold,

    // Listening to one.
    AddCallback,
    AddErrback,
    AddBoth,
    AddCallbacks,
    AddTimeout,
    AddLog,
    Chain,

    // Acting on one.
    Fire,
    Err,
    Pause,
    Unpause,
    Cancel,
    Look,

    // Inside a body only.
    Await,
    AwaitThrough,

    // Clock, ledger, locks.
    Advance,
    Flush,
    NewLock,
    NewSemaphore,
    NewQueue,
    Release,
    Put,
}
