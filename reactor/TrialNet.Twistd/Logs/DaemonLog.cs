using TrialNet.Defer;

namespace TrialNet.Twistd.Logs;

/// <summary>The log of the services and of the command. Threading: any thread.</summary>
/// <param name="writer">Where it goes.</param>
internal sealed class DaemonLog(ILogWriter writer) : ILogSink
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public void Message(string text) => Write(text, isError: false);

    /// <inheritdoc/>
    public void Error(Failure failure, string context)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(context);
        Write($"ERROR {context.TrimEnd('.')}: {failure.GetTraceback()}", isError: true);
    }

    /// <summary>Logs an error that has no traceback worth reading.</summary>
    /// <param name="text">What went wrong.</param>
    public void Error(string text) => Write("ERROR " + text, isError: true);

    /// <summary>Takes up the file that is at the log's place now.</summary>
    public void Reopen()
    {
        string? problem;
        lock (_gate)
        {
            problem = writer.Reopen();
        }

        Message(problem is null ? "log opened anew" : $"ERROR the log cannot be opened anew, and goes on where it was: {problem}");
    }

    private void Write(string text, bool isError)
    {
        lock (_gate)
        {
            writer.Write(text, isError);
        }
    }
}
