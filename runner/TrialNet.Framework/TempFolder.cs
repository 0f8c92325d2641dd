using System.Globalization;

namespace TrialNet.Framework;

/// <summary>The folder of one test below the run's, made when it is first asked for.</summary>
internal sealed class TempFolder(string? runDirectory, string className, string methodName)
{
    private const int LongestName = 60;

    private static readonly Lock Creating = new();

    private string? _path;
    private int _made;

    /// <summary>The folder; it exists.</summary>
    internal string GetPath() => _path ??= Create();

    /// <summary>A new path in the folder; nothing is there yet.</summary>
    internal string MakePath(string? name)
    {
        var directory = System.IO.Path.Combine(GetPath(), (++_made).ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(directory);
        return System.IO.Path.Combine(directory, name ?? "temp");
    }

    /// <summary>Deletes the folder, if it was ever made.</summary>
    /// <returns>Why that could not be done; null if it was.</returns>
    internal string? Delete()
    {
        if (_path is not { } path)
        {
            return null;
        }

        try
        {
            lock (Creating)
            {
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }

                // The class's folder goes with its last test's; elsewhere than in a run's folder it may be somebody else's too.
                var parent = System.IO.Path.GetDirectoryName(path)!;
                if (runDirectory is not null && Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
                {
                    Directory.Delete(parent);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody still has a file open; the run's folder goes as a whole one day.
            return error.Message;
        }

        return null;
    }

    private static string Clean(string name)
    {
        Span<char> letters = stackalloc char[Math.Min(name.Length, LongestName)];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = char.IsAsciiLetterOrDigit(name[i]) || name[i] is '.' or '+' or '_' ? name[i] : '_';
        }

        return letters.ToString();
    }

    private string Create()
    {
        var parent = System.IO.Path.Combine(
            runDirectory ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "trialnet"),
            Clean(className));
        var wanted = System.IO.Path.Combine(parent, Clean(methodName));
        var path = wanted;
        lock (Creating)
        {
            for (var i = 1; Directory.Exists(path); i++)
            {
                path = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{i}");
            }

            return Directory.CreateDirectory(path).FullName;
        }
    }
}
