using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>A queue whose items can be asked for before they are there (rules D-11.07 to D-11.09).</summary>
/// <remarks>
/// Who waits is fired inside <see cref="Put"/>. A callback that puts inside such a firing fires the next one in turn, 32 deep; beyond
/// that the next one has its item, but is told only when the innermost of these calls is done.
/// Threading: that of the scope in which it was made, as for a <see cref="Deferred"/>.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class DeferredQueue<T>
{
    private readonly WaitingLine _line = new("queue");
    private readonly Queue<T> _items = new();

    /// <summary>Makes an empty queue (D-11.07).</summary>
    /// <param name="size">How many items may be stored; no limit when null.</param>
    /// <param name="backlog">How many may wait for an item; no limit when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit below zero.</exception>
    public DeferredQueue(int? size = null, int? backlog = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size ?? 0, nameof(size));
        ArgumentOutOfRangeException.ThrowIfNegative(backlog ?? 0, nameof(backlog));
        Size = size;
        Backlog = backlog;
    }

    /// <summary>How many items may be stored; no limit when null (D-11.07).</summary>
    public int? Size { get; }

    /// <summary>How many may wait for an item; no limit when null (D-11.07).</summary>
    public int? Backlog { get; }

    /// <summary>How many items are stored.</summary>
    public int Count => _items.Count;

    /// <summary>How many wait for an item.</summary>
    public int WaitingCount => _line.Count;

    /// <summary>Gives an item to the first who waits, whose callbacks run inside this call, or stores it (D-11.08).</summary>
    /// <param name="item">The item. A <see cref="Failure"/> goes to the errback side of whoever gets it (D-2.11).</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="QueueOverflowException">Nobody waits, and <see cref="Size"/> items are stored (D-11.07).</exception>
    /// <exception cref="ArgumentException"><paramref name="item"/> is a Deferred, which no Deferred can be fired with (D-3.07).</exception>
    /// <exception cref="WrongThreadException">Another thread owns the queue.</exception>
    public void Put(T item, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _line.VerifyThread();
        if (item is Deferred deferred)
        {
            throw new ArgumentException($"A Deferred cannot be an item: put the value in when {deferred} has it.", nameof(item));
        }

        if (_line.Next() is { } waiter)
        {
            waiter.Give(ResultBox.From(item), file, line);
            HandOver.Fire(waiter);
        }
        else if (_items.Count == Size)
        {
            throw new QueueOverflowException($"The queue is full: it has {Size} items, as many as it may.");
        }
        else
        {
            _items.Enqueue(item);
        }
    }

    /// <summary>Asks for an item (D-11.08).</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred for the item. Cancelling it while it waits leaves the line (D-11.09); afterwards, it does nothing.</returns>
    /// <exception cref="QueueUnderflowException">No item is there, and <see cref="Backlog"/> wait already (D-11.07).</exception>
    /// <exception cref="WrongThreadException">Another thread owns the queue.</exception>
    public Deferred<T> Get([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _line.VerifyThread();
        if (_items.TryDequeue(out var item))
        {
            return Deferred.Succeed(item, file, line);
        }

        return _line.Count == Backlog
            ? throw new QueueUnderflowException($"{Backlog} wait for an item of the queue already, as many as may.")
            : _line.Join<T>(file, line);
    }

    /// <summary>How many items are stored, and how many wait.</summary>
    public override string ToString() => $"<DeferredQueue<{TypeName.Of(typeof(T))}>, {Count} items, {WaitingCount} waiting>";
}
