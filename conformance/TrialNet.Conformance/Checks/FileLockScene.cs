using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Two locks on one file.</summary>
internal sealed class FileLockScene(DeferredSubject subject, IHasFileLocks locks, IHasClock clock, string path)
{
    internal DeferredSubject Subject { get; } = subject;

    internal IHasFileLocks Locks { get; } = locks;

    internal IHasClock Clock { get; } = clock;

    internal object Holder { get; } = locks.NewFileLock(path);

    internal object Other { get; } = locks.NewFileLock(path);

    /// <summary>Acquires the file by <see cref="Holder"/>.</summary>
    internal void Hold() => new Witness().Hear(Locks.AcquireFileLock(Holder, null));
}
