using System.Text;

namespace TrialNet.Twistd.Logs;

/// <summary>Takes what services print on the console, which a daemon has not got, as lines of the log.</summary>
/// <param name="log">The log.</param>
internal sealed class LogConsole(DaemonLog log) : TextWriter
{
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == '\n')
        {
            log.Message(_line.ToString());
            _line.Clear();
        }
        else if (value != '\r')
        {
            _line.Append(value);
        }
    }
}
