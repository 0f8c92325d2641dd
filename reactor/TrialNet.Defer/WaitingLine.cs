namespace TrialNet.Defer;

/// <summary>Those who wait for a lock, a semaphore or a queue, in the order in which they came (D-11.02); anyone may leave.</summary>
/// <param name="ownerKind">What kind of thing they wait for, for texts.</param>
internal sealed class WaitingLine(string ownerKind)
{
    private readonly Scope _scope = Scope.Current;
    private WaiterChain? _first;
    private WaiterChain? _last;

    internal int Count { get; private set; }

    internal string OwnerKind => ownerKind;

    /// <summary>Throws on a thread that the maker's scope does not own.</summary>
    internal void VerifyThread()
    {
        if (_scope.Owner is { InOwnThread: false } owner)
        {
            throw new WrongThreadException(
                $"This {ownerKind} belongs to the thread of {owner} and cannot be used on another. Use CallFromThread to get there.");
        }
    }

    /// <summary>Makes a Deferred that stands at the end of the line.</summary>
    internal Deferred<T> Join<T>(string file, int line)
    {
        var chain = new WaiterChain(this, Canceller<T>.Leave, file, line);
        var deferred = new Deferred<T>(chain);
        chain.SetHead(deferred);
        chain.Ahead = _last;
        chain.IsInLine = true;
        if (_last is null)
        {
            _first = chain;
        }
        else
        {
            _last.Behind = chain;
        }

        _last = chain;
        Count++;
        return deferred;
    }

    /// <summary>Takes the first in line out of it, if anybody waits.</summary>
    internal WaiterChain? Next()
    {
        var first = _first;
        if (first is not null)
        {
            Remove(first);
        }

        return first;
    }

    internal void Remove(WaiterChain chain)
    {
        if (chain.Ahead is null)
        {
            _first = chain.Behind;
        }
        else
        {
            chain.Ahead.Behind = chain.Behind;
        }

        if (chain.Behind is null)
        {
            _last = chain.Ahead;
        }
        else
        {
            chain.Behind.Ahead = chain.Ahead;
        }

        // A Deferred that is kept must not keep those who stood beside it.
        chain.Ahead = null;
        chain.Behind = null;
        chain.IsInLine = false;
        Count--;
    }

    private static class Canceller<T>
    {
        internal static readonly Action<Deferred<T>> Leave = WaiterChain.Leave;
    }
}
