namespace TrialNet.Defer;

/// <summary>How much the text of a <see cref="Failure"/> tells (D-13.05).</summary>
public enum TracebackDetail
{
    /// <summary>Type, message and every frame that is known, inner exceptions included.</summary>
    Default,

    /// <summary>Type and message of the exception and its causes, without frames.</summary>
    Brief,

    /// <summary>The default, and what is in the <see cref="Exception.Data"/> of the exception and its causes.</summary>
    Verbose,
}
