using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>What <see cref="DeferredLock"/> and <see cref="DeferredSemaphore"/> share: tokens, and a line of who waits for one.</summary>
/// <remarks>
/// Who is next is fired inside the call that releases. A callback that releases inside such a firing fires the next one in turn, 32
/// deep; beyond that the next holder has its token, but is told only when the innermost of these calls is done.
/// Threading: that of the scope in which it was made, as for a <see cref="Deferred"/>.
/// </remarks>
/// <typeparam name="TSelf">The type itself.</typeparam>
public abstract partial class ConcurrencyPrimitive<TSelf> : IReleasable
    where TSelf : ConcurrencyPrimitive<TSelf>
{
    private readonly WaitingLine _line;
    private readonly int _limit;
    private int _tokens;

    private protected ConcurrencyPrimitive(int tokens, string kind)
    {
        _line = new WaitingLine(kind);
        _limit = tokens;
        _tokens = tokens;
    }

    /// <summary>How many wait in line (D-11.02).</summary>
    public int WaitingCount => _line.Count;

    private protected int FreeTokens => _tokens;

    private protected int TokenLimit => _limit;

    private TSelf Self => (TSelf)this;

    /// <summary>Asks for a token (D-11.01 to D-11.04).</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// A Deferred that is fired with this object: now, if a token is free, else when it is this caller's turn. Whoever gets it must
    /// <see cref="Release"/>. Cancelling it while it waits leaves the line; afterwards, it does nothing.
    /// </returns>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public Deferred<TSelf> Acquire([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _line.VerifyThread();
        if (_tokens == 0)
        {
            return _line.Join<TSelf>(file, line);
        }

        _tokens--;
        return Deferred.Succeed(Self, file, line);
    }

    /// <summary>Gives a token back: to the first in line, whose callbacks run inside this call, or else it is free (D-11.03).</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="InvalidOperationException">Nobody holds a token (D-11.06).</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public void Release([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (TakeNext(file, line) is { } next)
        {
            HandOver.Fire(next);
        }
    }

    /// <summary>
    /// Asks for a token for the length of a block: <c>using (await gate.Hold()) { ... }</c>, or <c>await using</c> (D-11.11).
    /// </summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred, as from <see cref="Acquire"/>, with an object whose disposal releases.</returns>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public Deferred<Holding> Hold([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Acquire(file, line).AddCallback(self => new Holding(self, file, line));

    CallbackChain? IReleasable.ReleaseInLoop(string file, int line) =>
        TakeNext(file, line) is { } next && next.TryStoreGiven() ? next : null;

    private WaiterChain? TakeNext(string file, int line)
    {
        _line.VerifyThread();
        if (_tokens == _limit)
        {
            throw new InvalidOperationException($"This {_line.OwnerKind} is not held: every Release needs an Acquire before it.");
        }

        var next = _line.Next();
        if (next is null)
        {
            _tokens++;
        }
        else
        {
            next.Give(this, file, line);
        }

        return next;
    }
}
