namespace TrialNet.Defer;

/// <summary>
/// To whom things belong: the thread on which they may be touched, the ledger of failures that nobody took, and the log.
/// </summary>
/// <remarks>
/// A scope is current per thread. What is made while it is current (a Deferred, a timer, a port, a connection) belongs to it for
/// good, and a reactor makes it current again around every call it makes on behalf of that thing; so what a test's timer makes
/// still belongs to that test. The body of an async method goes on in the scope of its Deferred, whoever resumes it, and what it
/// enters stays inside it: do not hold an <see cref="Enter"/> across an await. Rules D-12.01 to D-12.06.
/// Threading: a scope that has an owner is used on the owner's thread; <see cref="LogError(Failure, string)"/> and
/// <see cref="LogMessage"/> may be called from any thread.
/// </remarks>
public sealed class Scope
{
    [ThreadStatic]
    private static Scope? _current;

    private readonly bool _holdsFailures;
    private FailureLedger? _ledger;

    /// <summary>Makes a scope (D-12.01, D-12.05).</summary>
    /// <param name="name">A name for texts that people read: a test's id, a reactor's name.</param>
    /// <param name="owner">The owner of the thread, or null where any one thread at a time may be used.</param>
    /// <param name="log">Where errors and messages go; standard error when null.</param>
    /// <param name="holdsFailures">
    /// True keeps unhandled failures until <see cref="TakeUnhandledFailures"/> is called: exact, and independent of the garbage
    /// collector. False reports each one when its Deferred becomes unreachable, and the rest when the process ends.
    /// </param>
    public Scope(string name, IScopeOwner? owner = null, ILogSink? log = null, bool holdsFailures = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Owner = owner;
        Log = log ?? StandardErrorLog.Instance;
        Watcher = (owner as IWatchingOwner)?.Watcher;
        _holdsFailures = holdsFailures;
    }

    /// <summary>The scope that is current on a thread where nobody entered one.</summary>
    public static Scope Default { get; } = new("default");

    /// <summary>The scope of the calling thread.</summary>
    public static Scope Current => _current ?? Default;

    /// <summary>The name for texts that people read.</summary>
    public string Name { get; }

    /// <summary>The owner of the thread, if any (D-3.09).</summary>
    public IScopeOwner? Owner { get; }

    /// <summary>Where errors and messages go (D-12.06).</summary>
    public ILogSink Log { get; }

    /// <summary>Made for the first failure: most scopes see none.</summary>
    internal FailureLedger Ledger =>
        Volatile.Read(ref _ledger)
        ?? Interlocked.CompareExchange(ref _ledger, _holdsFailures ? new HoldingLedger() : new CollectedLedger(this), null)
        ?? _ledger;

    /// <summary>Hears of the Deferreds that are made in the scope; null unless the owner simulates.</summary>
    internal IDeferredWatcher? Watcher { get; }

    /// <summary>Makes this scope current on the calling thread until the returned value is disposed.</summary>
    /// <returns>A value that makes the previous scope current again. Dispose it on the same thread, innermost first.</returns>
    public ScopeActivation Enter()
    {
        var activation = new ScopeActivation(_current);
        _current = this;
        return activation;
    }

    /// <summary>Logs an error on the owner's thread: at once if this is it, else through <see cref="IScopeOwner.CallFromThread"/>.</summary>
    /// <remarks>What the log throws is passed over; both errors then go to standard error.</remarks>
    /// <param name="failure">What went wrong.</param>
    /// <param name="context">What was being done, as a short phrase.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void LogError(Failure failure, string context)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(context);
        if (Owner is { InOwnThread: false } owner)
        {
            owner.CallFromThread(() => WriteError(failure, context));
        }
        else
        {
            WriteError(failure, context);
        }
    }

    /// <summary>Logs a message, like <see cref="LogError(Failure, string)"/>.</summary>
    /// <param name="text">One line of text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public void LogMessage(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Send(text, isLifecycle: false);
    }

    /// <summary>Logs a message that the library writes of its own accord.</summary>
    internal void LogLifecycle(string text) => Send(text, isLifecycle: true);

    private void Send(string text, bool isLifecycle)
    {
        if (Owner is { InOwnThread: false } owner)
        {
            owner.CallFromThread(() => Send(text, isLifecycle));
        }
        else if (isLifecycle && Log is ILifecycleLog log)
        {
            log.Lifecycle(text);
        }
        else
        {
            Log.Message(text);
        }
    }

    /// <summary>Takes every failure that now stands unhandled at the end of a chain of this scope; they count as handled afterwards (D-12.05).</summary>
    /// <returns>The failures in the order in which they became unhandled. Empty for a scope that does not hold failures.</returns>
    public IReadOnlyList<UnhandledFailure> TakeUnhandledFailures() => Volatile.Read(ref _ledger)?.TakeAll() ?? [];

    /// <summary>The scope's name.</summary>
    public override string ToString() => Name;

    /// <summary>Makes what is current now current again when the returned value is disposed.</summary>
    internal static ScopeActivation Keep() => new(_current);

    internal static void Restore(Scope? scope) => _current = scope;

    private void WriteError(Failure failure, string context)
    {
        try
        {
            Log.Error(failure, context);
        }
        catch (Exception error)
        {
            // Whoever reports can do nothing about it, and on the finalizer's thread it would end the process.
            StandardErrorLog.Instance.Error(failure, context);
            StandardErrorLog.Instance.Error(new Failure(error), $"The log of {this} failed");
        }
    }
}
