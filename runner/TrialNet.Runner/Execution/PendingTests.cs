using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>
/// The tests that have not begun, for one or several threads: two that need the same resource never run at once, and one that needs
/// the process to itself waits until nothing else runs. Threading: any thread.
/// </summary>
/// <param name="tests">The tests, in order.</param>
internal sealed class PendingTests(IReadOnlyList<TestDescriptor> tests)
{
    private const int GlanceMilliseconds = 50;

    private static readonly string WholeProcess = string.Empty;

    private readonly object _lock = new();
    private readonly TestDescriptor?[] _pending = [.. tests];
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private int _first;
    private int _left = tests.Count;
    private int _running;

    /// <summary>Whether every test has begun.</summary>
    internal bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _left == 0;
            }
        }
    }

    /// <summary>Takes the next test that may run beside those that do; waits where none may.</summary>
    /// <param name="mayBegin">Whether any is to begin at all.</param>
    /// <returns>Which; -1 if there is no more.</returns>
    internal int Take(Func<bool> mayBegin)
    {
        lock (_lock)
        {
            while (_left > 0 && mayBegin())
            {
                if (TryTake() is >= 0 and var index)
                {
                    return index;
                }

                Monitor.Wait(_lock, GlanceMilliseconds);
            }

            return -1;
        }
    }

    /// <summary>A test has ended.</summary>
    internal void End(TestDescriptor test)
    {
        lock (_lock)
        {
            _running--;
            if (test.Exclusive is { } names)
            {
                _held.ExceptWith(names);
            }

            Monitor.PulseAll(_lock);
        }
    }

    private int TryTake()
    {
        if (_held.Contains(WholeProcess))
        {
            return -1;
        }

        for (var index = _first; index < _pending.Length; index++)
        {
            if (_pending[index] is not { } test)
            {
                continue;
            }

            var needs = test.Exclusive;
            if (needs is not null && needs.Any(_held.Contains))
            {
                continue;
            }

            if (needs is not null && needs.Contains(WholeProcess) && _running > 0)
            {
                return -1; // its turn: nothing else begins before it
            }

            Take(index, needs);
            return index;
        }

        return -1;
    }

    private void Take(int index, IReadOnlyList<string>? needs)
    {
        _held.UnionWith(needs ?? []);
        _running++;
        _left--;
        _pending[index] = null;
        while (_first < _pending.Length && _pending[_first] is null)
        {
            _first++;
        }
    }
}
