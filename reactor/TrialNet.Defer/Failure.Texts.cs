namespace TrialNet.Defer;

/// <content>Texts. None of them throws, whatever the exception does (D-13.05).</content>
public sealed partial class Failure
{
    /// <summary>
    /// The frames of the exception's stack, innermost first, one text each, as .NET writes them without the indent; empty for an
    /// exception that was never thrown (D-13.09).
    /// </summary>
    public IReadOnlyList<string> Frames => FailureText.Frames(Value);

    /// <summary>The exception's message (D-13.08).</summary>
    /// <returns>The message; a note when the exception's own property throws.</returns>
    public string GetErrorMessage() => FailureText.Message(Value);

    /// <summary>Type and message of the exception and of its causes, one line each, without frames (D-13.05).</summary>
    /// <returns>A text without a line break at its end.</returns>
    public string GetBriefTraceback() => FailureText.Brief(Value);

    /// <summary>Type, message and every frame that is known, inner exceptions included (D-13.05).</summary>
    /// <returns>A text of several lines, without a line break at its end.</returns>
    public string GetTraceback() => FailureText.Full(Value);

    /// <summary>The text of the failure in as much detail as asked for (D-13.05).</summary>
    /// <param name="detail">How much.</param>
    /// <returns>A text without a line break at its end.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="detail"/> is none of the named values.</exception>
    public string GetTraceback(TracebackDetail detail) => detail switch
    {
        TracebackDetail.Brief => FailureText.Brief(Value),
        TracebackDetail.Default => FailureText.Full(Value),
        TracebackDetail.Verbose => FailureText.Verbose(Value),
        _ => throw new ArgumentOutOfRangeException(nameof(detail), detail, "No such detail."),
    };
}
