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

    private (CallbackChain Chain, object? Left)[] _items = new (CallbackChain, object?)[InitialCapacity];
    private int _count;

    internal static RunStack OfThread() => _threadStack ??= new RunStack();

    /// <param name="chain">The chain that goes on later.</param>
    /// <param name="left">What its step left to it.</param>
    internal void Push(CallbackChain chain, object? left)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        _items[_count++] = (chain, left);
    }

    internal CallbackChain Pop(out object? left)
    {
        (var chain, left) = _items[--_count];
        _items[_count] = default;
        if (_count == 0 && _items.Length > KeptCapacity)
        {
            _items = new (CallbackChain, object?)[InitialCapacity];
        }

        return chain;
    }
}
