using TrialNet.Defer;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>The run's <c>test.log</c>: what was logged, test by test (T47). Threading: any thread.</summary>
internal sealed class TestLog : IDisposable
{
    /// <summary>Its name in the run's folder.</summary>
    internal const string FileName = "test.log";

    private readonly Lock _lock = new();
    private readonly TestLogText? _text;
    private readonly FileStream? _file;
    private readonly TimeProvider _clock = TimeProvider.System;
    private bool _isFull;

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

                // So that the log of a test that kills the process says which one it was.
                Flush();
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
        }
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

    private void Flush()
    {
        if (_text is null || _file is not { CanWrite: true } || _isFull)
        {
            _text?.Clear();
            return;
        }

        try
        {
            _file.Write(_text.Written);
        }
        catch (IOException)
        {
            // The disk is full: the rest of the log is lost, the tests are not.
            _isFull = true;
        }

        _text.Clear();
    }
}
