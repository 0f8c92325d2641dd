namespace TrialNet.Conformance.Subjects;

/// <summary>What a Deferred may have beyond the rules that are required of all (the table of capabilities in SPEC.md).</summary>
public enum Capability
{
    /// <summary>Callbacks take extra arguments (D-2.09).</summary>
    Arguments,

    /// <summary>AddTimeout and DeferLater (D-7, D-9.08); the subject is an <see cref="IHasClock"/>.</summary>
    Timeouts,

    /// <summary>DeferredList and Gather (D-8); the subject is an <see cref="IHasLists"/>.</summary>
    Lists,

    /// <summary>Race (D-8.14 to D-8.17); the subject is an <see cref="IHasRaces"/>.</summary>
    Races,

    /// <summary>Conversion from and to tasks (D-9.04 to D-9.07); the subject is an <see cref="IHasTasks"/>.</summary>
    Tasks,

    /// <summary>Async methods (D-10); the subject is an <see cref="IHasBodies"/>.</summary>
    Async,

    /// <summary>The iterator form of an async method (D-10.03, D-10.11).</summary>
    Iterators,

    /// <summary>Lock, semaphore and queue (D-11); the subject is an <see cref="IHasLocks"/>.</summary>
    Locks,

    /// <summary>The lock that is a file (D-11.10); the subject is an <see cref="IHasFileLocks"/>.</summary>
    FileLocks,

    /// <summary>A debug mode with full stacks (D-3.03, D-12.04); the subject is an <see cref="IHasDebugMode"/>.</summary>
    DebugStacks,

    /// <summary>Failures that can be sent to another process (D-13.10); the subject is an <see cref="IHasFailures"/>.</summary>
    Transfer,
}
