using System.Globalization;

namespace TrialNet.Runner.Workers;

/// <summary>
/// A ring that a worker is offered when it gets tests enough for that to pay, once. Where no memory can be shared, messages come as
/// before. Threading: one thread makes it, one answers; any may dispose.
/// </summary>
/// <param name="name">The worker's name, which no other one has.</param>
internal sealed class OfferedRing(string name) : IDisposable
{
    /// <summary>With fewer tests, to make it takes longer than what it saves.</summary>
    private const int FewestTests = 64;

    /// <summary>Files that are memory, on Linux.</summary>
    private const string MemoryFolder = "/dev/shm";

    private readonly Lock _lock = new();
    private SharedRing? _offered;
    private FileStream? _file;
    private bool _isDecided;

    /// <summary>Makes the ring, if it is time.</summary>
    /// <param name="tests">How many tests the worker is about to get.</param>
    /// <returns>The file to offer; null if there is nothing to offer.</returns>
    internal string? TryMake(int tests)
    {
        lock (_lock)
        {
            if (_isDecided || tests < FewestTests)
            {
                return null;
            }

            _isDecided = true;
            var path = Path.Combine(Directory.Exists(MemoryFolder) ? MemoryFolder : Path.GetTempPath(), name);
            try
            {
                _file = SharedRing.CreateFile(path);
                _offered = new SharedRing(_file);
                return WithoutName(_file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _offered?.Dispose();
                _offered = null;
                DeleteFile();
                return null;
            }
        }
    }

    /// <summary>The worker has answered: nobody needs the file any more.</summary>
    /// <param name="channel">The way from the worker.</param>
    /// <param name="isUsed">Whether it uses the ring.</param>
    /// <exception cref="InvalidDataException">It was not asked.</exception>
    internal void Answer(WorkerChannel channel, bool isUsed)
    {
        lock (_lock)
        {
            if (_offered is not { } ring)
            {
                throw new InvalidDataException("A worker answers what it was not asked.");
            }

            _offered = null;
            DeleteFile();
            if (isUsed)
            {
                channel.ReceiveThrough(ring);
            }
            else
            {
                ring.Dispose();
            }
        }
    }

    /// <summary>Takes an offer back that was not answered.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDecided = true;
            if (_offered is { } ring)
            {
                _offered = null;
                ring.Dispose();
                DeleteFile();
            }
        }
    }

    /// <summary>While it is open, Linux finds a file without its name, and whatever kills this process leaves nothing of it.</summary>
    /// <returns>Where others find it.</returns>
    private static string WithoutName(FileStream file)
    {
        if (!OperatingSystem.IsLinux())
        {
            return file.Name;
        }

        File.Delete(file.Name);
        return string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{file.SafeFileHandle.DangerousGetHandle()}");
    }

    private void DeleteFile()
    {
        if (_file is { Name: var path })
        {
            _file.Dispose();
            try
            {
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Where a file in use cannot be deleted it stays until temporary files are swept.
            }
        }
    }
}
