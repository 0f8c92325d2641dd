using System.Globalization;
using System.Runtime.Versioning;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Workers;

namespace TrialNet.Trial.Sessions;

/// <summary>
/// The folder of a session, <c>_trial_temp</c> where none is named: its log, the workers' logs, the tests' own files. What the last
/// session left is kept in <c>previous</c>, and nothing older. A folder that trial did not make (it has no marker, and is not empty)
/// is refused, never emptied. It is held by a lock that ends with the process, however that ends: where it is busy, the default
/// folder gets a number, and a named one is an error. The current directory stays what it was.
/// </summary>
internal sealed class TrialTemp : IDisposable
{
    /// <summary>The folder where none is named.</summary>
    internal const string DefaultName = "_trial_temp";

    private const string Marker = "_trial_marker";
    private const string LockName = "_trial_lock";
    private const string Previous = "previous";
    private const string Division = "division.jsonl";

    private static readonly string[] Kept = [LockName, Marker, Journal.FileName, TestLog.FileName, WorkerOutput.FileName, Division];

    private readonly FileStream _lock;

    private TrialTemp(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>The folder, as a full path.</summary>
    public string Path { get; }

    /// <summary>The history, which outlives sessions: beside the folder, whatever number that has.</summary>
    public string HistoryFile => HistoryBeside(Path);

    /// <summary>The history that a session with this folder would read, whether or not it can take the folder.</summary>
    /// <param name="folder">The folder; null for the default one.</param>
    /// <param name="current">What relative paths start from.</param>
    /// <returns>The file, which may not exist.</returns>
    public static string HistoryFileOf(string? folder, string current) => HistoryBeside(System.IO.Path.GetFullPath(folder ?? DefaultName, current));

    /// <summary>What was known of tests when they were divided into parts by time: it must not change before all of a part has run.</summary>
    public static string DivisionFileOf(string? folder, string current) => System.IO.Path.Combine(System.IO.Path.GetFullPath(folder ?? DefaultName, current), Division);

    /// <summary>Takes the folder for this process.</summary>
    /// <param name="folder">The folder; null for the default one, or the first numbered one that is free.</param>
    /// <param name="current">What relative paths start from.</param>
    /// <param name="keep">Whether to leave in it what is there, since its session goes on.</param>
    /// <returns>The folder, with nothing in it but what is needed to keep it.</returns>
    /// <exception cref="TrialException">The folder is busy, or is not ours.</exception>
    public static TrialTemp Claim(string? folder, string current, bool keep = false)
    {
        folder ??= keep ? DefaultName : null;
        if (folder is not null)
        {
            return TryClaim(folder, current, keep) ?? throw new TrialException(
                $"the folder '{folder}' is used by another trial{Holder(System.IO.Path.Combine(current, folder))}: wait for it, or name another with --temp-directory");
        }

        for (var number = 0; ; number++)
        {
            var name = number == 0 ? DefaultName : string.Create(CultureInfo.InvariantCulture, $"{DefaultName}-{number}");
            if (TryClaim(name, current, keep) is { } free)
            {
                return free;
            }
        }
    }

    /// <summary>A folder in it.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its full path; it exists.</returns>
    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>Whether a session writes this file for itself.</summary>
    /// <param name="file">Its full path.</param>
    /// <returns>Whether it does.</returns>
    public bool Keeps(string file) => file == HistoryFile || (System.IO.Path.GetDirectoryName(file) == Path && Array.Exists(Kept, name => System.IO.Path.GetFileName(file) == name));

    /// <summary>Gives the folder back; its content stays for reading.</summary>
    public void Dispose()
    {
        // A test may have deleted what it found: the folder is ours all the same, and the next session is to see that.
        TryMark();
        _lock.Dispose();
    }

    private static string HistoryBeside(string path) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(path)) ?? path, TestHistory.FileName);

    private static TrialTemp? TryClaim(string name, string current, bool keep)
    {
        var path = System.IO.Path.GetFullPath(name, current);
        try
        {
            RefuseForeign(path, name);
            Directory.CreateDirectory(path);
            if (Lock(System.IO.Path.Combine(path, LockName)) is not { } held)
            {
                return null;
            }

            var temp = new TrialTemp(path, held);
            if (!keep)
            {
                temp.SetAside();
            }

            temp.Mark();
            return temp;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TrialException($"the folder '{name}' cannot be used: {exception.Message}");
        }
    }

    private void Mark() => File.WriteAllText(System.IO.Path.Combine(Path, Marker), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    private void TryMark()
    {
        try
        {
            Mark();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or full.
        }
    }

    private static void RefuseForeign(string path, string name)
    {
        if (File.Exists(path))
        {
            throw new TrialException($"'{name}' is a file: trial needs the name for its folder; move it away, or name another with --temp-directory");
        }

        if (Directory.Exists(path) && !File.Exists(System.IO.Path.Combine(path, Marker)) && Directory.EnumerateFileSystemEntries(path).Any(IsContent))
        {
            throw new TrialException($"the folder '{name}' was not made by trial (it has no {Marker}) and will not be emptied: name another with --temp-directory");
        }
    }

    private static FileStream? Lock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    // Renamed and not copied, so that it costs nothing; the session before the last one is deleted.
    private void SetAside()
    {
        var previous = System.IO.Path.Combine(Path, Previous);
        var content = Directory.GetFileSystemEntries(Path).Where(IsContent).Where(entry => entry != previous).ToList();
        if (content.Count == 0)
        {
            return;
        }

        if (Directory.Exists(previous))
        {
            Insist(previous, Delete);
        }

        Directory.CreateDirectory(previous);
        content.ForEach(entry => Insist(entry, path => Directory.Move(path, System.IO.Path.Combine(previous, System.IO.Path.GetFileName(path)))));
    }

    // Entry by entry: to delete all in one call begins with the compilation of that, which takes longer, and most entries are files.
    private static void Delete(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
            {
                inner.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }

        Directory.Delete(folder);
    }

    // A test may leave folders behind that nobody may write to: that is no reason to refuse every session after it.
    private static void Insist(string entry, Action<string> action)
    {
        try
        {
            action(entry);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException && !OperatingSystem.IsWindows() && Directory.Exists(entry))
        {
            MakeWritable(entry);
            action(entry);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakeWritable(string folder)
    {
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var inner in new DirectoryInfo(folder).EnumerateDirectories().Where(inner => inner.LinkTarget is null))
        {
            MakeWritable(inner.FullName);
        }
    }

    private static bool IsContent(string entry) => System.IO.Path.GetFileName(entry) is not (LockName or Marker);

    private static string Holder(string folder)
    {
        try
        {
            return $" (process {File.ReadAllText(System.IO.Path.Combine(folder, Marker)).Trim()})";
        }
        catch (IOException)
        {
            return ""; // it has just begun, and has not written who it is
        }
    }
}
