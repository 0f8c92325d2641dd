using System.Globalization;
using System.Text;
using TrialNet.Twistd.Interop;

namespace TrialNet.Twistd.Running;

/// <summary>
/// The file that tells the process's id for as long as it runs. It is locked for that time, so whether its writer lives is not
/// guessed from a number that may be somebody else's by now, and of several that start at once one alone gets it.
/// </summary>
internal sealed class PidFile : IDisposable
{
    private const int MostDigits = 20;
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);
    private readonly FileStream _file;

    private PidFile(string path, FileStream file, int? stale) => (Path, _file, Stale) = (path, file, stale);

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>The process that left the file without removing it; null if none did.</summary>
    public int? Stale { get; }

    /// <summary>Takes the file, and writes this process's id into it.</summary>
    /// <param name="path">A full path.</param>
    /// <returns>The file; disposing it removes it.</returns>
    /// <exception cref="TwistdException">Another one is running, or the file cannot be written.</exception>
    public static PidFile Claim(string path)
    {
        try
        {
            while (true)
            {
                if (TryClaim(path) is { } claimed)
                {
                    return claimed;
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TwistdException.Failed($"cannot write the pid file '{path}': {TwistdException.Reason(error)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // First the name, then the lock: whoever gets a lock on a file without a name notices (see TryClaim).
            File.Delete(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // After a change of users the folder may be closed to us. An empty file is nobody's.
            _file.SetLength(0);
        }

        _file.Dispose();
    }

    private static PidFile? TryClaim(string path)
    {
        var file = TryOpen(path);
        if (file is null)
        {
            // Gone by now: its owner has just ended.
            return File.Exists(path) ? throw Running(path, TryRead(path)) : null;
        }

        try
        {
            var before = Read(file);
            if (before is { } pid && pid != Environment.ProcessId && IsTwistd(pid))
            {
                // Not ours to lock: one that does not lock its file, as that of the series.
                throw Running(path, pid);
            }

            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
            if (!OperatingSystem.IsLinux() || TryRead(path) == Environment.ProcessId)
            {
                return new PidFile(path, file, before);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        // Its last owner removed the name between our opening and locking it.
        file.Dispose();
        return null;
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = OperatingSystem.IsLinux() ? FileShare.ReadWrite | FileShare.Delete
                    : OperatingSystem.IsWindows() ? FileShare.Read | FileShare.Delete
                    : FileShare.None,
                BufferSize = 0,
            });
            if (!OperatingSystem.IsLinux() || Libc.TryLock(file.SafeFileHandle))
            {
                return file;
            }

            file.Dispose();
            return null;
        }
        catch (IOException error) when (error.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
    }

    private static TwistdException Running(string path, int? pid) => TwistdException.Failed(pid is null
        ? $"Another twistd is just starting with the pid file '{path}'; choose another one with --pidfile"
        : $"Another twistd is running, PID {pid}; stop it with 'kill {pid}', or choose another pid file than '{path}' with --pidfile");

    private static bool IsTwistd(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Contains("twistd", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int? TryRead(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file);
        }
        catch (IOException)
        {
            // It has gone, or it is locked in a way that shuts out readers too.
            return null;
        }
    }

    private static int? Read(FileStream file)
    {
        var text = new byte[MostDigits];
        file.Position = 0;
        var count = file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return int.TryParse(Encoding.ASCII.GetString(text, 0, count).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0 ? pid : null;
    }
}
