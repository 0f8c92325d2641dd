namespace TrialNet.Defer;

/// <summary>A failure that stands at the end of a chain and that no errback, await or other consumer has taken.</summary>
/// <param name="Failure">The failure.</param>
/// <param name="CreatedAt">Where the Deferred was made.</param>
/// <param name="FiredAt">Where the Deferred was fired.</param>
public sealed record UnhandledFailure(Failure Failure, SourceLocation CreatedAt, SourceLocation FiredAt)
{
    /// <summary>The words under which such a failure is logged.</summary>
    public string Context => $"Unhandled error in Deferred (created at {CreatedAt}, fired at {FiredAt})";

    /// <summary>One line: the context and the failure.</summary>
    public override string ToString() => $"{Context}: {Failure}";
}
