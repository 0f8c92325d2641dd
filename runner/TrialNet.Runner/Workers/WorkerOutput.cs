using System.Text;
using TrialNet.Runner.Discovery;

namespace TrialNet.Runner.Workers;

/// <summary>
/// Takes what a worker and its tests print, so that they never wait for a reader and never print into a report: to
/// <c>worker.log</c>, and the last lines of standard error to be told if it dies. Threading: any thread.
/// </summary>
internal sealed class WorkerOutput : IDisposable
{
    internal const string FileName = "worker.log";
    private const int KeptLines = 200;
    private const int ToldLines = 12;
    private const int KeptBytes = 64 * 1024;
    private const int BufferSize = 4096;

    /// <summary>A test that prints for ever is not to fill the disk as well.</summary>
    private const long MostBytes = 256 * 1024 * 1024;

    /// <summary>How the runtime, and the host that starts it, begin their last words.</summary>
    private static readonly string[] LastWords =
        ["Process terminated.", "Stack overflow.", "Out of memory.", "Unhandled exception.", "You must install or update .NET", "A fatal error was encountered."];

    /// <summary>Below the test's own frames come those of the runner, which tell nobody anything.</summary>
    private static readonly string OwnFrame = $"   at {typeof(MethodShape).FullName}.";

    private readonly Lock _lock = new();
    private readonly MemoryStream _early = new();
    private readonly StringBuilder _line = new();
    private readonly Queue<string> _lastErrors = new();
    private FileStream? _file;
    private string? _directory;
    private bool _isFull;

    /// <summary>Follows a stream to its end, on a thread of its own.</summary>
    /// <param name="stream">Standard output or error.</param>
    /// <param name="isError">Whether to keep the last lines.</param>
    /// <returns>The thread.</returns>
    internal Thread Follow(Stream stream, bool isError)
    {
        var thread = new Thread(() => Copy(stream, isError)) { IsBackground = true, Name = "TrialNet worker output" };
        thread.Start();
        return thread;
    }

    /// <summary>Says where the log is to be; what came before is written to it first.</summary>
    internal void WriteTo(string? directory)
    {
        lock (_lock)
        {
            if (directory is null || string.Equals(directory, _directory, StringComparison.Ordinal))
            {
                return;
            }

            Directory.CreateDirectory(directory);
            _directory = directory;
            _isFull = false;
            _file?.Dispose();
            _file = new FileStream(Path.Combine(directory, FileName), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            Write(_early.GetBuffer().AsSpan(0, (int)_early.Length));
            _early.SetLength(0);
        }
    }

    /// <summary>What standard error ended with: the runtime's last words, else the last lines; null if there were none.</summary>
    internal string? GetLastErrors()
    {
        lock (_lock)
        {
            List<string> lines = [.. _lastErrors, _line.ToString()];
            var from = lines.FindLastIndex(static line => LastWords.Any(words => line.StartsWith(words, StringComparison.Ordinal)));
            var told = from >= 0
                ? lines.Skip(from).TakeWhile(static line => !line.StartsWith(OwnFrame, StringComparison.Ordinal)).Take(ToldLines)
                : lines.TakeLast(ToldLines);
            var text = string.Join('\n', told.Select(static line => line.TrimEnd('\r'))).Trim();
            return text.Length == 0 ? null : text;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _early.Dispose();
        }
    }

    private void Copy(Stream stream, bool isError)
    {
        var buffer = new byte[BufferSize];
        var characters = new char[BufferSize];
        var decoder = Encoding.UTF8.GetDecoder();
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                lock (_lock)
                {
                    Write(buffer.AsSpan(0, count));
                    if (isError)
                    {
                        Keep(characters.AsSpan(0, decoder.GetChars(buffer, 0, count, characters, 0)));
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The process is gone, or the run is over; there is nothing more to read or to write to.
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (_file is null)
        {
            if (_early.CanWrite && _early.Length < KeptBytes)
            {
                _early.Write(bytes);
            }

            return;
        }

        try
        {
            if (_file.CanWrite && !_isFull)
            {
                _isFull = _file.Position > MostBytes;
                _file.Write(_isFull ? "\nThe rest is left out.\n"u8 : bytes);
            }
        }
        catch (IOException)
        {
            // The disk is full. What is printed is still read, or the tests would wait for ever.
            _isFull = true;
        }
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter != '\n')
            {
                if (_line.Length < BufferSize)
                {
                    _line.Append(letter);
                }

                continue;
            }

            _lastErrors.Enqueue(_line.ToString());
            _line.Clear();
            if (_lastErrors.Count > KeptLines)
            {
                _lastErrors.Dequeue();
            }
        }
    }
}
