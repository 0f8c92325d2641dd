namespace TrialNet.Conform;

/// <summary>Something is wrong that the user can mend: shown as one line, without a stack trace.</summary>
/// <param name="message">What is wrong, and how to mend it.</param>
/// <param name="code">What the command exits with.</param>
internal sealed class ConformException(string message, ExitCode code = ExitCode.BadCommandLine) : Exception(message)
{
    /// <summary>What the command exits with.</summary>
    public ExitCode Code => code;
}
