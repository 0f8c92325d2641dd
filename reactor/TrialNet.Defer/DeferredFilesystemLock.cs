using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace TrialNet.Defer;

/// <summary>A lock between processes: a file that one of them holds open for itself alone (D-11.10).</summary>
/// <remarks>
/// The system releases it when the holder's process ends, however it ends. The file is made if it is not there, and stays: removing
/// it would let two processes hold two files of one name. Two objects for one path exclude each other within a process too. Where the
/// file system has no locks, such as some network ones, there is no exclusion between machines.
/// Threading: that of the scope in which it was made, as for a <see cref="Deferred"/>. Without an owner an attempt goes on, and its
/// Deferred is fired, on the thread of the clock's timer, and nothing keeps that thread and this one apart.
/// </remarks>
public sealed class DeferredFilesystemLock : IDisposable
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11;
    private const int DarwinWouldBlock = 35;

    private readonly Scope _scope = Scope.Current;
    private readonly TimeProvider _clock;
    private FileLockAttempt? _attempt;
    private SafeFileHandle? _handle;

    /// <summary>Makes a lock that is not held.</summary>
    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="clock">Where the time comes from, such as a reactor's.</param>
    /// <param name="interval">The time between two attempts; one second when null.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is not above zero.</exception>
    public DeferredFilesystemLock(string path, TimeProvider clock, TimeSpan? interval = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(clock);
        Interval = interval ?? TimeSpan.FromSeconds(1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Interval, TimeSpan.Zero, nameof(interval));
        Path = path;
        _clock = clock;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The time between two attempts (D-11.10).</summary>
    public TimeSpan Interval { get; }

    /// <summary>Whether this object holds the lock (D-11.01).</summary>
    public bool IsLocked => _handle is not null;

    /// <summary>Takes the lock if it is free now (D-11.01).</summary>
    /// <returns>True if this object holds it from now on; false if it is held, by this object or another.</returns>
    /// <exception cref="IOException">The file cannot be opened, for another reason than being held.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public bool TryLock()
    {
        VerifyThread();
        if (_handle is not null)
        {
            return false;
        }

        try
        {
            _handle = File.OpenHandle(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException error) when (IsHeldElsewhere(error))
        {
            return false;
        }
    }

    /// <summary>Waits for the lock: tries now, and again at every <see cref="Interval"/> (D-11.10).</summary>
    /// <param name="timeout">How long to try; a last attempt is made at its end. For ever when null.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// A Deferred that is fired with this object when it holds the lock. It fails with a <see cref="TimeoutException"/> when the time is
    /// out, with an <see cref="AlreadyTryingException"/> if an earlier call still tries, and with what <see cref="TryLock"/> throws.
    /// Cancelling it ends the attempt and takes nothing.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public Deferred<DeferredFilesystemLock> DeferUntilLocked(
        TimeSpan? timeout = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout ?? TimeSpan.Zero, TimeSpan.Zero, nameof(timeout));
        VerifyThread();
        if (_attempt is { IsOver: false })
        {
            return Deferred.Fail<DeferredFilesystemLock>(
                new AlreadyTryingException($"The lock '{Path}' is being tried for already: one attempt at a time."), file, line);
        }

        _attempt = new FileLockAttempt(this, _clock, timeout, file, line);
        _attempt.Start();
        return _attempt.Deferred;
    }

    /// <summary>Releases the lock.</summary>
    /// <exception cref="InvalidOperationException">This object does not hold it (D-11.06).</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public void Release()
    {
        VerifyThread();
        if (_handle is null)
        {
            throw new InvalidOperationException($"The lock '{Path}' is not held by this object: every Release needs a lock before it.");
        }

        Close();
    }

    /// <summary>Cancels an attempt and releases the lock, if there is anything of that kind (D-11.11).</summary>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public void Dispose()
    {
        VerifyThread();
        if (_attempt is { IsOver: false } attempt)
        {
            attempt.Deferred.Cancel();
        }

        Close();
    }

    /// <summary>The path, and whether it is held.</summary>
    public override string ToString() => $"<DeferredFilesystemLock '{Path}', {(IsLocked ? "locked" : "not held by this object")}>";

    /// <summary>Runs a timer's action where this object may be touched.</summary>
    internal void CallInOwnThread(Action action)
    {
        if (_scope.Owner is { InOwnThread: false } owner)
        {
            owner.CallFromThread(action);
        }
        else
        {
            action();
        }
    }

    private static bool IsHeldElsewhere(IOException error) => OperatingSystem.IsWindows()
        ? error.HResult is WindowsSharingViolation or WindowsLockViolation
        : error.HResult == (OperatingSystem.IsLinux() ? LinuxWouldBlock : DarwinWouldBlock);

    private void Close()
    {
        _handle?.Dispose();
        _handle = null;
    }

    private void VerifyThread()
    {
        if (_scope.Owner is { InOwnThread: false } owner)
        {
            throw new WrongThreadException(
                $"{this} belongs to the thread of {owner} and cannot be used on another thread. Use CallFromThread to get there.");
        }
    }
}
