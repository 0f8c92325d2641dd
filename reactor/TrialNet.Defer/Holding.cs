namespace TrialNet.Defer;

/// <summary>A token of a lock or semaphore that is held until this is disposed (D-11.11).</summary>
/// <remarks>Threading: dispose on the thread of the lock or semaphore.</remarks>
public sealed class Holding : IDisposable, IAsyncDisposable
{
    private readonly string _file;
    private readonly int _line;
    private IReleasable? _primitive;

    internal Holding(IReleasable primitive, string file, int line)
    {
        _primitive = primitive;
        _file = file;
        _line = line;
    }

    /// <summary>Releases; the callbacks of the next in line run inside this call. Does nothing the second time.</summary>
    /// <exception cref="InvalidOperationException">It was released by somebody else (D-11.06).</exception>
    /// <exception cref="WrongThreadException">Another thread owns the lock or semaphore.</exception>
    public void Dispose()
    {
        var primitive = _primitive;
        _primitive = null;
        primitive?.Release(_file, _line);
    }

    /// <summary>Does what <see cref="Dispose"/> does, inside this call.</summary>
    /// <returns>A task that has ended.</returns>
    /// <exception cref="InvalidOperationException">It was released by somebody else (D-11.06).</exception>
    /// <exception cref="WrongThreadException">Another thread owns the lock or semaphore.</exception>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
