using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>
/// Writes a journal: a line per event, appended. What was flushed is with the operating system, so that it survives the end of this
/// process, whatever ends it; events of tests are held back until then, as long as one comes upon the other. Nothing is forced to the
/// disk: a machine that loses power may lose the last seconds. Threading: one thread at a time.
/// </summary>
internal sealed class JournalWriter : ITestEventSink, IDisposable
{
    private const byte LineEnd = (byte)'\n';

    private const int MostHeldBack = 64 * 1024;

    private readonly JsonLineWriter _lines = new();
    private readonly FileStream _file;

    /// <summary>Opens a journal, or goes on with one; half a line at its end is cut off.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal JournalWriter(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);
        CutTornLine();
    }

    /// <summary>Writes what is around the events: the session, the target.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Write(JournalLine line)
    {
        JournalText.Write(_lines, line);
        Flush();
    }

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        if (JournalText.Write(_lines, testEvent) && (testEvent is not (TestStarted or TestFinished) || _lines.Count > MostHeldBack))
        {
            Flush();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Flush()
    {
        if (_lines.Count > 0)
        {
            _file.Write(_lines.Written);
            _lines.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Flush();
        }
        catch (IOException)
        {
            // Whoever wrote last was told already.
        }

        _file.Dispose();
    }

    private void CutTornLine()
    {
        var end = _file.Length;
        while (end > 0)
        {
            _file.Position = end - 1;
            if (_file.ReadByte() == LineEnd)
            {
                break;
            }

            end--;
        }

        _file.SetLength(end);
        _file.Position = end;
    }
}
