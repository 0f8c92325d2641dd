using System.Text;

namespace TrialNet.Twistd.Logs;

/// <summary>The log on standard output.</summary>
/// <param name="stream">Standard output.</param>
/// <param name="clock">Tells the time of each entry.</param>
internal sealed class StreamLog(Stream stream, TimeProvider clock) : ILogWriter
{
    /// <inheritdoc/>
    public void Write(string text, bool isError)
    {
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(LogLine.Of(clock.GetLocalNow(), text)));
            stream.Flush();
        }
        catch (IOException)
        {
            // Whoever read has left: there is nobody to tell.
        }
    }

    /// <inheritdoc/>
    public string? Reopen() => null;
}
