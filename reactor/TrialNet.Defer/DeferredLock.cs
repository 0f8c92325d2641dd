namespace TrialNet.Defer;

/// <summary>A lock for code that waits with Deferreds: one holder at a time, the others in line (rules D-11.01 to D-11.06).</summary>
/// <inheritdoc cref="ConcurrencyPrimitive{TSelf}" path="/remarks"/>
public sealed class DeferredLock : ConcurrencyPrimitive<DeferredLock>
{
    /// <summary>Makes a lock that nobody holds.</summary>
    public DeferredLock()
        : base(1, "lock")
    {
    }

    /// <summary>Whether somebody holds the lock (D-11.01).</summary>
    public bool IsLocked => FreeTokens == 0;

    /// <summary>Whether it is held, and how many wait.</summary>
    public override string ToString() => IsLocked ? $"<DeferredLock, locked, {WaitingCount} waiting>" : "<DeferredLock, free>";
}
