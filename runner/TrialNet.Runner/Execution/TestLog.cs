using TrialNet.Defer;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>
/// The run's <c>test.log</c>: what was logged, test by test (T47). What a test logs is in the file before the test goes on; that tests
/// begin and end is there some milliseconds later, or with what one of them logs. Threading: any thread.
/// </summary>
internal sealed class TestLog : IDisposable
{
    /// <summary>Its name in the run's folder.</summary>
    internal const string FileName = "test.log";

    /// <summary>How long lines about tests of microseconds may wait for others, with which they are written: each write takes as long as such a test.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(5);

    // A monitor, on which can be waited.
    private readonly object _lock = new();
    private readonly TestLogText? _text;
    private readonly FileStream? _file;
    private readonly TimeProvider _clock = TimeProvider.System;
    private Thread? _flusher;
    private long _written;
    private bool _isDue;
    private bool _isFull;
    private bool _isClosed;

    /// <param name="directory">The run's folder; null writes nothing.</param>
    internal TestLog(string? directory)
    {
        if (directory is not null)
        {
            Directory.CreateDirectory(directory);
            var path = Path.Combine(directory, FileName);
            _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            _text = new TestLogText();
        }
    }

    internal void Start(string testId)
    {
        if (_text is not null)
        {
            lock (_lock)
            {
                _text.BeginLine(_clock.GetUtcNow());
                _text.Append("--> ");
                _text.Append(testId);
                _text.Append(" <--");
                _text.EndLine();
                FlushSoon();
            }
        }
    }

    internal void Message(string text) => Write(text, flush: true);

    internal void Error(Failure failure, string context) => Write($"{context}: {failure.GetTraceback()}", flush: true);

    internal void Finish(TestResult result)
    {
        foreach (var problem in result.Problems)
        {
            Write($"{problem.Source}: {problem.ExceptionType ?? problem.Kind.ToString()}: {problem.Message}", flush: false);
        }

        if (_text is not null)
        {
            lock (_lock)
            {
                _text.BeginLine(_clock.GetUtcNow());
                _text.Append(result.Verdict.ToString());
                _text.Append(" after ");
                _text.Append(result.Duration);
                _text.Append(" s");
                _text.EndLine();
                FlushSoon();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            Flush();
            _file?.Dispose();
            _isClosed = true;
            Monitor.Pulse(_lock);
        }

        _flusher?.Join();
    }

    private void Write(string text, bool flush)
    {
        if (_text is null)
        {
            return;
        }

        lock (_lock)
        {
            _text.BeginLine(_clock.GetUtcNow());
            _text.Append(text);
            _text.EndLine();
            if (flush)
            {
                Flush();
            }
        }
    }

    /// <summary>So that the log of a test that blocks, or kills the process, says which one it was.</summary>
    private void FlushSoon()
    {
        if (_clock.GetElapsedTime(_written) >= LongestWait)
        {
            Flush();
            return;
        }

        if (!_isDue)
        {
            _isDue = true;
            Monitor.Pulse(_lock);
        }

        if (_flusher is null)
        {
            // Not a timer of the pool, whose threads look around for more work for a while each time.
            _flusher = new Thread(FlushWhatIsDue) { IsBackground = true, Name = "TrialNet log" };
            _flusher.UnsafeStart();
        }
    }

    private void FlushWhatIsDue()
    {
        lock (_lock)
        {
            while (!_isClosed)
            {
                Monitor.Wait(_lock, _isDue ? LongestWait : Timeout.InfiniteTimeSpan);
                if (_isDue && _clock.GetElapsedTime(_written) >= LongestWait)
                {
                    Flush();
                }
            }
        }
    }

    private void Flush()
    {
        _written = _clock.GetTimestamp();
        _isDue = false;
        if (_text is null || _file is not { CanWrite: true } || _isFull)
        {
            _text?.Clear();
            return;
        }

        try
        {
            _file.Write(_text.Written);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The disk is full, or a test has closed what it does not own: the rest of the log is lost, the tests are not.
            _isFull = true;
        }

        _text.Clear();
    }
}
