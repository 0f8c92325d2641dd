namespace TrialNet.Twistd;

/// <summary>Ends the command with one line on standard error and an exit code.</summary>
/// <param name="message">What to say, without the command's name.</param>
/// <param name="exitCode">What to exit with.</param>
internal sealed class TwistdException(string message, int exitCode) : Exception(message)
{
    /// <summary>What to exit with.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The command line makes no sense.</summary>
    public static TwistdException Usage(string message) => new(message, ExitCodes.Usage);

    /// <summary>The command line makes sense, and what it asks for cannot be done.</summary>
    public static TwistdException Failed(string message) => new(message, ExitCodes.Failed);

    /// <summary>What an exception says, on one line and without the full stop.</summary>
    public static string Reason(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
    }
}
