namespace TrialNet.Defer;

/// <summary>The chains of the calling thread that go on when the chain they handed their result to has run (D-4.10, D-4.11).</summary>
/// <remarks>
/// One per thread, shared by loops that run inside each other's callbacks; each pops what it pushed. Kept apart from the call
/// stack so that a hundred thousand nested Deferreds need no more of that than one.
/// </remarks>
internal sealed class RunStack
{
    private const int InitialCapacity = 16;
    private const int KeptCapacity = 1024;

    [ThreadStatic]
    private static RunStack? _threadStack;

    private Entry[] _items = new Entry[InitialCapacity];
    private int _count;

    internal static RunStack OfThread() => _threadStack ??= new RunStack();

    /// <summary>Puts a chain on top, and what it goes on with.</summary>
    internal void Push(CallbackChain chain, object? next)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        _items[_count++] = new Entry(chain, next);
    }

    internal Entry Pop()
    {
        var top = _items[--_count];
        _items[_count] = default;
        if (_count == 0 && _items.Length > KeptCapacity)
        {
            _items = new Entry[InitialCapacity];
        }

        return top;
    }

    internal readonly record struct Entry(CallbackChain Chain, object? Next);
}
