using System.Globalization;
using System.Text;

namespace TrialNet.Runner.Surroundings;

/// <summary>What the kernel tells about processes, which may be gone at any moment.</summary>
internal static class ProcessFile
{
    private const int LongestCommand = 120;

    /// <summary>Reads a file of /proc.</summary>
    /// <returns>What is in it; null if it, or what it is about, is not there.</returns>
    internal static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a file about a process.</summary>
    /// <returns>What is in it; null if it, or the process, is not there.</returns>
    internal static string? TryRead(int process, string name) => TryRead(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/{name}"));

    /// <summary>How a process was started, for people: in one line, the beginning of a long one.</summary>
    internal static string CommandOf(int process)
    {
        var text = new StringBuilder();
        foreach (var letter in TryRead(process, "cmdline")?.TrimEnd('\0') ?? "")
        {
            text.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return text.Length == 0 ? "it has no command line" : text.Length > LongestCommand ? text.ToString(0, LongestCommand) + "..." : text.ToString();
    }
}
