using System.Text;

namespace TrialNet.Twistd.Logs;

/// <summary>
/// A log file that begins anew at a size: <c>twistd.log</c> becomes <c>twistd.log.1</c>, that <c>twistd.log.2</c>, and the oldest goes.
/// What cannot be written (a full disk) is counted, and told when there is room again.
/// </summary>
internal sealed class RotatingLogFile : ILogWriter
{
    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly long _limit;
    private readonly int _keep;
    private FileStream _file;
    private long _rotateAt;
    private int _lost;

    /// <summary>Opens the file, at its end if there is one.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="clock">Tells the time of each entry.</param>
    /// <param name="limit">At how many bytes to begin anew; 0 never does. An entry is never divided.</param>
    /// <param name="keep">How many old ones to keep.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public RotatingLogFile(string path, TimeProvider clock, long limit, int keep)
    {
        (_path, _clock, _limit, _keep, _rotateAt) = (path, clock, limit, keep, limit);
        _file = Open();
    }

    /// <inheritdoc/>
    public void Write(string text, bool isError)
    {
        var entry = Encoding.UTF8.GetBytes(LogLine.Of(_clock.GetLocalNow(), text));
        try
        {
            if (_limit > 0 && _file.Length > 0 && _file.Length + entry.Length > _rotateAt)
            {
                Rotate();
            }

            if (_lost > 0)
            {
                _file.Write(Encoding.UTF8.GetBytes(LogLine.Of(_clock.GetLocalNow(), $"{_lost} entries could not be written here")));
                _lost = 0;
            }

            _file.Write(entry);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _lost++;
        }
    }

    /// <inheritdoc/>
    public string? Reopen()
    {
        try
        {
            var file = Open();
            _file.Dispose();
            _file = file;
            _rotateAt = _limit;
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return TwistdException.Reason(error);
        }
    }

    // No buffer: what was logged is there, whatever becomes of the process. Appending, so that two writers do not overwrite each other.
    private FileStream Open() => new(_path, new FileStreamOptions
    {
        Mode = FileMode.Append,
        Access = FileAccess.Write,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
    });

    private void Rotate()
    {
        try
        {
            Shift();
            var old = _file;
            _file = Open();
            old.Dispose();
            _rotateAt = _limit;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // After a change of users the folder may be closed to us: the file goes on, and this is tried again a whole size later.
            _rotateAt = _file.Length + _limit;
            _file.Write(Encoding.UTF8.GetBytes(LogLine.Of(_clock.GetLocalNow(), $"this file cannot be rotated: {TwistdException.Reason(error)}")));
        }
    }

    private void Shift()
    {
        if (_keep == 0)
        {
            File.Delete(_path);
            return;
        }

        for (var number = _keep; number > 1; number--)
        {
            if (File.Exists($"{_path}.{number - 1}"))
            {
                File.Move($"{_path}.{number - 1}", $"{_path}.{number}", overwrite: true);
            }
        }

        File.Move(_path, $"{_path}.1", overwrite: true);
    }
}
