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

    /// <summary>Where no line was taken for so long, tests take their time, and one is written by the thread that has it.</summary>
    private static readonly TimeSpan Quiet = 2 * LongestWait;

    // Who writes lines out holds the first, and takes them under the second, which all need who have a line. In this order.
    private readonly object _writing = new();
    private readonly object _lock = new();
    private readonly TestLogText? _text;
    private readonly FileStream? _file;
    private readonly TimeProvider _clock = TimeProvider.System;
    private TestLogLines _lines = new();
    private TestLogLines _spare = new();
    private Thread? _flusher;
    private long _taken;
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
            WriteSoon(TestLogLine.Start(testId));
        }
    }

    internal void Message(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_text is not null)
        {
            Keep(text);
            Flush();
        }
    }

    internal void Error(Failure failure, string context) => Message($"{context}: {failure.GetTraceback()}");

    internal void Finish(TestResult result)
    {
        if (_text is null)
        {
            return;
        }

        foreach (var problem in result.Problems)
        {
            Keep($"{problem.Source}: {problem.ExceptionType ?? problem.Kind.ToString()}: {problem.Message}");
        }

        WriteSoon(TestLogLine.Finish(result));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_writing)
        {
            Flush();
            _file?.Dispose();
        }

        lock (_lock)
        {
            _isClosed = true;
            Monitor.Pulse(_lock);
        }

        _flusher?.Join();
    }

    private void Keep(string text)
    {
        lock (_lock)
        {
            Add(TestLogLine.Message(text));
        }
    }

    /// <summary>So that the log of a test that blocks, or kills the process a little later, says which one it was.</summary>
    private void WriteSoon(in TestLogLine line)
    {
        bool isQuiet;
        lock (_lock)
        {
            Add(line);
            isQuiet = _clock.GetElapsedTime(_taken) >= Quiet;
            if (!isQuiet && !_isDue)
            {
                _isDue = true;
                Monitor.Pulse(_lock);
                if (_flusher is null)
                {
                    // Not a timer of the pool, whose threads look around for more work for a while each time.
                    _flusher = new Thread(FlushWhatIsDue) { IsBackground = true, Name = "TrialNet log" };
                    _flusher.UnsafeStart();
                }
            }
        }

        if (isQuiet)
        {
            Flush();
        }
    }

    // Under the lock, so that lines stand in the order of their times.
    private void Add(in TestLogLine line) => _lines.Add(line with { Time = _clock.GetUtcNow() });

    private void FlushWhatIsDue()
    {
        while (WaitUntilDue())
        {
            Flush();
        }
    }

    /// <summary>Waits for lines, and for company for them.</summary>
    /// <returns>False once the log is closed.</returns>
    private bool WaitUntilDue()
    {
        lock (_lock)
        {
            while (!_isClosed)
            {
                if (!_isDue)
                {
                    Monitor.Wait(_lock);
                    continue;
                }

                Monitor.Wait(_lock, LongestWait);
                if (_isDue)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private void Flush()
    {
        lock (_writing)
        {
            var lines = Take();
            if (_text is not null && _file is { CanWrite: true } && !_isFull)
            {
                foreach (ref readonly var line in lines.All)
                {
                    _ = _text.TryAppend(line);
                }

                Write(_text, _file);
            }

            lines.Clear();
        }
    }

    private TestLogLines Take()
    {
        lock (_lock)
        {
            var lines = _lines;
            _lines = _spare;
            _spare = lines;
            _taken = _clock.GetTimestamp();
            _isDue = false;
            return lines;
        }
    }

    private void Write(TestLogText text, FileStream file)
    {
        try
        {
            file.Write(text.Written);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The disk is full, or a test has closed what it does not own: the rest of the log is lost, the tests are not.
            _isFull = true;
        }

        text.Clear();
    }
}
