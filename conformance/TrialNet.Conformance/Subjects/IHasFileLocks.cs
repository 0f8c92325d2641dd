namespace TrialNet.Conformance.Subjects;

/// <summary>A subject with the lock that is a file: <see cref="Capability.FileLocks"/>. It is an <see cref="IHasClock"/> too.</summary>
public interface IHasFileLocks
{
    /// <summary>How long a lock waits before it tries again.</summary>
    TimeSpan RetryInterval { get; }

    /// <summary>Makes a lock on a file; the file need not be there.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The lock.</returns>
    object NewFileLock(string path);

    /// <summary>Waits for a file lock, on the subject's clock (D-11.10). Asking while it is trying gives a failure or throws.</summary>
    /// <param name="fileLock">The lock.</param>
    /// <param name="timeout">The time allowed; null for no limit.</param>
    /// <returns>The Deferred.</returns>
    ISubjectDeferred AcquireFileLock(object fileLock, TimeSpan? timeout);

    /// <summary>Releases a file lock that is held.</summary>
    /// <param name="fileLock">The lock.</param>
    void ReleaseFileLock(object fileLock);
}
