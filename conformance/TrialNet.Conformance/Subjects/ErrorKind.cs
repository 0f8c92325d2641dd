namespace TrialNet.Conformance.Subjects;

/// <summary>The exceptions that the rules name; a subject says which of its own are meant.</summary>
public enum ErrorKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Fired a second time (D-3.01).</summary>
    AlreadyCalled,

    /// <summary>Cancelled (D-6.01).</summary>
    Cancelled,

    /// <summary>A wait that would close a circle (D-4.12, D-4.13).</summary>
    CircularChain,

    /// <summary>An argument that cannot be taken, such as a Deferred as the value (D-3.07, D-8.17).</summary>
    BadArgument,

    /// <summary>Unpaused without a pause (D-5.07), or a lock released that is not held (D-11.06).</summary>
    NotHeld,

    /// <summary>The time ran out (D-7.02).</summary>
    TimedOut,

    /// <summary>The first failure of a list (D-8.05); has the position and the original.</summary>
    FirstError,

    /// <summary>All failures of a race (D-8.15).</summary>
    FailureGroup,

    /// <summary>A queue that is full (D-11.07).</summary>
    QueueOverflow,

    /// <summary>A queue with too many who wait (D-11.07).</summary>
    QueueUnderflow,

    /// <summary>A Deferred that only its async method may fire.</summary>
    FiredByBody,

    /// <summary>Touched on another thread than the owner's (D-3.09).</summary>
    WrongThread,

    /// <summary>A value of a type without null that somebody else has taken (D-4.05).</summary>
    ResultConsumed,

    /// <summary>A file lock that is being tried already (D-11.10).</summary>
    AlreadyTrying,
}
