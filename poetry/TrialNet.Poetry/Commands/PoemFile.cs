using TrialNet.Poetry.CommandLine;

namespace TrialNet.Poetry.Commands;

/// <summary>The poem that a server serves: read once, whole, as bytes.</summary>
internal static class PoemFile
{
    /// <summary>Reads a poem.</summary>
    /// <exception cref="CommandException">There is no such file (usage), or it cannot be read (failure).</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return Directory.Exists(path)
                ? throw CommandException.Failed($"'{path}' is a folder, not a poem")
                : File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw CommandException.Usage($"no such file: '{path}'");
        }
        catch (UnauthorizedAccessException)
        {
            throw CommandException.Failed($"no permission to read '{path}'");
        }
        catch (IOException error)
        {
            throw CommandException.Failed($"cannot read '{path}': {OneLine.Of(error)}");
        }
    }

    /// <summary>The name under which a poem is announced: the file's base name.</summary>
    public static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
}
