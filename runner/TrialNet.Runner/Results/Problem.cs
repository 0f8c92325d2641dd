namespace TrialNet.Runner.Results;

/// <summary>One thing that went wrong in a test. Plain text, so that it can cross a process boundary.</summary>
/// <param name="Source">In which part of the test's life.</param>
/// <param name="Kind">The verdict that it calls for by itself: <see cref="Verdict.Failed"/>, <see cref="Verdict.Error"/>, <see cref="Verdict.TimedOut"/> or <see cref="Verdict.Warned"/>.</param>
/// <param name="ExceptionType">The full name of the exception's type; null where there was none.</param>
/// <param name="Message">What happened.</param>
/// <param name="StackTrace">Frames of the user's code, one a line as .NET writes them; null where there are none.</param>
public sealed record Problem(
    ProblemSource Source,
    Verdict Kind,
    string? ExceptionType,
    string Message,
    string? StackTrace)
{
    /// <summary>The expected value as text, where two were compared; the message is complete without it.</summary>
    public string? Expected { get; init; }

    /// <summary>The value found as text, where two were compared.</summary>
    public string? Actual { get; init; }
}
