namespace TrialNet.Poetry.CommandLine;

/// <summary>Ends a command with one line on standard error and an exit code.</summary>
/// <param name="message">What to say, without the command's name and without a line break.</param>
/// <param name="exitCode">What the process exits with.</param>
internal sealed class CommandException(string message, int exitCode) : Exception(message)
{
    /// <summary>What the process exits with.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The command line was wrong.</summary>
    public static CommandException Usage(string message) => new(message, ExitCodes.Usage);

    /// <summary>The command line was right, and what it asked for could not be done.</summary>
    public static CommandException Failed(string message) => new(message, ExitCodes.Failed);
}
