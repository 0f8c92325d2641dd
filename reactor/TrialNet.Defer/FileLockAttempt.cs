using System.Globalization;

namespace TrialNet.Defer;

/// <summary>
/// Tries for a file lock until it is had, the time is out, or nobody wants it any more (D-11.10). One timer serves the interval and
/// the limit: it is due at whichever comes first.
/// </summary>
internal sealed class FileLockAttempt
{
    private readonly DeferredFilesystemLock _lock;
    private readonly TimeProvider _clock;
    private readonly TimeSpan? _timeout;
    private readonly long _begun;
    private ITimer? _timer;

    internal FileLockAttempt(DeferredFilesystemLock fileLock, TimeProvider clock, TimeSpan? timeout, string file, int line)
    {
        _lock = fileLock;
        _clock = clock;
        _timeout = timeout;
        _begun = clock.GetTimestamp();
        Deferred = new Deferred<DeferredFilesystemLock>(_ => End(), file, line);
    }

    internal Deferred<DeferredFilesystemLock> Deferred { get; }

    internal bool IsOver { get; private set; }

    /// <summary>Tries for the first time; nothing but success or an error of the file ends it inside this call (D-7.13).</summary>
    internal void Start() => Try(canTimeOut: false);

    private void Try(bool canTimeOut)
    {
        if (IsOver)
        {
            return;
        }

        bool hasLock;
        try
        {
            hasLock = _lock.TryLock();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            End();
            Deferred.Errback(error);
            return;
        }

        var left = _timeout - _clock.GetElapsedTime(_begun);
        if (hasLock)
        {
            End();
            Deferred.Callback(_lock);
        }
        else if (canTimeOut && left <= TimeSpan.Zero)
        {
            End();
            Deferred.Errback(new TimeoutException(string.Create(
                CultureInfo.InvariantCulture, $"The lock '{_lock.Path}' could not be had within {_timeout!.Value.TotalSeconds} s.")));
        }
        else
        {
            TryAgainIn(left < _lock.Interval ? left.Value : _lock.Interval);
        }
    }

    private void TryAgainIn(TimeSpan wait)
    {
        // A timer counts whole milliseconds; rounded down, the last wait would end a moment too early.
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(wait.TotalMilliseconds, 0)));

        // Armed only when it can be found here: without an owner it may fire before this call is over.
        _timer ??= _clock.CreateTimer(OnTimer, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private static void OnTimer(object? attempt) =>
        ((FileLockAttempt)attempt!)._lock.CallInOwnThread(() => ((FileLockAttempt)attempt)!.Try(canTimeOut: true));

    private void End()
    {
        IsOver = true;
        _timer?.Dispose();
        _timer = null;
    }
}
