using System.Globalization;
using System.Text;
using TrialNet.Defer;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>The run's <c>test.log</c>: what was logged, test by test (T47). Threading: any thread.</summary>
internal sealed class TestLog : IDisposable
{
    /// <summary>Its name in the run's folder.</summary>
    internal const string FileName = "test.log";

    private readonly Lock _lock = new();
    private readonly StreamWriter? _writer;
    private bool _isFull;
    private readonly TimeProvider _clock = TimeProvider.System;

    /// <param name="directory">The run's folder; null writes nothing.</param>
    internal TestLog(string? directory)
    {
        if (directory is not null)
        {
            Directory.CreateDirectory(directory);
            var path = Path.Combine(directory, FileName);
            var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);

            // Half a character in what a test says is replaced; what StreamWriter encodes with by itself would throw.
            _writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    internal void Start(string testId)
    {
        // Flushed, so that the log of a test that kills the process says which one it was.
        Write($"--> {testId} <--", flush: true);
    }

    internal void Message(string text) => Write(text, flush: true);

    internal void Error(Failure failure, string context) => Write($"{context}: {failure.GetTraceback()}", flush: true);

    internal void Finish(TestResult result)
    {
        foreach (var problem in result.Problems)
        {
            Write($"{problem.Source}: {problem.ExceptionType ?? problem.Kind.ToString()}: {problem.Message}", flush: false);
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"{result.Verdict} after {result.Duration.TotalSeconds:0.000} s"), flush: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            try
            {
                _writer?.Dispose();
            }
            catch (IOException)
            {
                // What could not be written before cannot be now.
            }
        }
    }

    private void Write(string text, bool flush)
    {
        if (_writer is null)
        {
            return;
        }

        lock (_lock)
        {
            if (_isFull || _writer.BaseStream is not { CanWrite: true })
            {
                return;
            }

            try
            {
                _writer.Write(_clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fff'Z '", CultureInfo.InvariantCulture));
                _writer.WriteLine(text);
                if (flush)
                {
                    _writer.Flush();
                }
            }
            catch (IOException)
            {
                // The disk is full: the rest of the log is lost, the tests are not.
                _isFull = true;
            }
        }
    }
}
