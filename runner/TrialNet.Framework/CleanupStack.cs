using System.Diagnostics.CodeAnalysis;

namespace TrialNet.Framework;

/// <summary>What is to be done after a test, last in first out (T2).</summary>
internal sealed class CleanupStack
{
    private Stack<Func<object?>>? _cleanups;

    internal bool IsClosed { get; private set; }

    internal int Count => _cleanups?.Count ?? 0;

    internal void Push(Func<object?> cleanup)
    {
        if (IsClosed)
        {
            throw new InvalidOperationException("The cleanups of this test have been run: AddCleanup is for SetUp, the test, and other cleanups.");
        }

        _cleanups ??= new Stack<Func<object?>>();
        _cleanups.Push(cleanup);
    }

    internal bool TryPop([NotNullWhen(true)] out Func<object?>? cleanup)
    {
        cleanup = null;
        return _cleanups is not null && _cleanups.TryPop(out cleanup);
    }

    internal void Close() => IsClosed = true;
}
