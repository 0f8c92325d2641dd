using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <content>Locks, semaphores, queues, file locks.</content>
public sealed partial class ProductSubject
{
    /// <inheritdoc/>
    public TimeSpan RetryInterval => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public object NewLock() => new DeferredLock();

    /// <inheritdoc/>
    public object NewSemaphore(int tokens) => new DeferredSemaphore(tokens);

    /// <inheritdoc/>
    public object NewQueue(int? size, int? backlog) => new DeferredQueue<object?>(size, backlog);

    /// <inheritdoc/>
    public ISubjectDeferred Acquire(object gate) => new ProductDeferred(
        gate is DeferredLock one ? one.Acquire() : ((DeferredSemaphore)gate).Acquire());

    /// <inheritdoc/>
    public void Release(object gate)
    {
        if (gate is DeferredLock one)
        {
            one.Release();
        }
        else
        {
            ((DeferredSemaphore)gate).Release();
        }
    }

    /// <inheritdoc/>
    public ISubjectDeferred Hold(object gate, Func<object?> function)
    {
        object? Call() => ToProduct(function());
        return new ProductDeferred(gate is DeferredLock one ? one.Run<object?>(Call) : ((DeferredSemaphore)gate).Run<object?>(Call));
    }

    /// <inheritdoc/>
    public int CountFree(object gate) => gate is DeferredLock one ? one.IsLocked ? 0 : 1 : ((DeferredSemaphore)gate).Tokens;

    /// <inheritdoc/>
    public void Put(object queue, object? item) => ((DeferredQueue<object?>)queue).Put(ToProduct(item));

    /// <inheritdoc/>
    public ISubjectDeferred Get(object queue) => new ProductDeferred(((DeferredQueue<object?>)queue).Get());

    /// <inheritdoc/>
    public ISubjectDeferred Use(object gate, bool awaits, Func<ISubjectDeferred?> function)
    {
        Deferred<Holding> Hold() => gate is DeferredLock one ? one.Hold() : ((DeferredSemaphore)gate).Hold();
        return new ProductDeferred(awaits ? UseAsync(Hold, function) : UseSimply(Hold, function));
    }

    /// <inheritdoc/>
    public object NewFileLock(string path) => new DeferredFilesystemLock(path, _clock, RetryInterval);

    /// <inheritdoc/>
    public ISubjectDeferred AcquireFileLock(object fileLock, TimeSpan? timeout) =>
        new ProductDeferred(((DeferredFilesystemLock)fileLock).DeferUntilLocked(timeout));

    /// <inheritdoc/>
    public void ReleaseFileLock(object fileLock) => ((DeferredFilesystemLock)fileLock).Release();

    private static async Deferred<object?> UseAsync(Func<Deferred<Holding>> hold, Func<ISubjectDeferred?> function)
    {
        await using (await hold())
        {
            return function() is ProductDeferred inner ? await inner.Deferred : null;
        }
    }

    private static async Deferred<object?> UseSimply(Func<Deferred<Holding>> hold, Func<ISubjectDeferred?> function)
    {
        using (await hold())
        {
            return function() is ProductDeferred inner ? await inner.Deferred : null;
        }
    }
}
