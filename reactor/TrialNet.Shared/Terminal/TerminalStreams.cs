using System.Text;
using TrialNet.Shared.Text;

namespace TrialNet.Shared.Terminal;

/// <summary>Where a command writes to.</summary>
/// <param name="Command">Its name, with which what it says of itself begins.</param>
/// <param name="Out">Reports, lists and help.</param>
/// <param name="Error">Everything that is not asked for.</param>
/// <param name="Line">The cursor's line, where somebody watches the output as it comes; else null.</param>
/// <param name="ShowsColours">Whether whoever watches sees colours and wants them.</param>
internal sealed record TerminalStreams(string Command, TextWriter Out, TextWriter Error, LiveLine? Line, bool ShowsColours)
{
    /// <summary>The process's own streams, UTF-8, written when flushed.</summary>
    /// <param name="command">The command's name.</param>
    /// <returns>The streams.</returns>
    public static TerminalStreams OfProcess(string command)
    {
        var isLive = !Console.IsOutputRedirected && !IsDumb;
        return new TerminalStreams(
            command, Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()), isLive ? new LiveLine(ReadWidth) : null, isLive && WantsColours());
    }

    /// <summary>Writes a line to <see cref="Error"/> at once, whatever stands in the cursor's line.</summary>
    /// <param name="message">The line.</param>
    public void Interject(string message)
    {
        Error.WriteLine(Line is null ? message : "\n" + message);
        Error.Flush();
        Line?.Break();
    }

    /// <summary>Hands everything written so far to its reader.</summary>
    /// <returns>Whether that was possible; if not, it is told on <see cref="Error"/> if that is.</returns>
    public bool TryFlush()
    {
        try
        {
            Out.Flush();
            Error.Flush();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryTell($"{Command}: the output cannot be written: {exception.Message}");
            return false;
        }
    }

    private void TryTell(string message)
    {
        try
        {
            Error.WriteLine(message);
            Error.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody can hear us: the exit code alone tells it.
        }
    }

    /// <summary>A terminal that can do nothing but print one line after the other, and says so.</summary>
    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

    private static int ReadWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            // It has been closed.
            return 0;
        }
    }

    // https://no-color.org: present and not empty means no. Windows consoles that know the codes say so.
    private static bool WantsColours() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) &&
        (!OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is not null || Environment.GetEnvironmentVariable("WT_SESSION") is not null);

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024) { NewLine = "\n" };
}
