namespace TrialNet.Defer;

/// <summary>A failure that stands at the end of a chain and that no errback, await or other consumer has taken (rules D-12).</summary>
/// <param name="Failure">The failure.</param>
/// <param name="CreatedAt">Where the Deferred was made.</param>
/// <param name="FiredAt">Where the Deferred was fired.</param>
public sealed record UnhandledFailure(Failure Failure, SourceLocation CreatedAt, SourceLocation FiredAt)
{
    /// <summary>The whole stack of the Deferred's creation, if that was in debug mode (D-12.04).</summary>
    public string? CreationStack { get; init; }

    /// <summary>The whole stack of its firing, if that was in debug mode (D-12.04).</summary>
    public string? FiringStack { get; init; }

    /// <summary>The words under which such a failure is logged; in debug mode, several lines, with the stacks (D-12.04).</summary>
    public string Context
    {
        get
        {
            var header = $"Unhandled error in Deferred (created at {CreatedAt}, fired at {FiredAt})";
            return CreationStack is null && FiringStack is null
                ? header
                : string.Join(Environment.NewLine, [header, .. Part("created", CreationStack), .. Part("fired", FiringStack), "failure"]);
        }
    }

    /// <summary>The context and the failure; one line, unless there are stacks.</summary>
    public override string ToString() => $"{Context}: {Failure}";

    private static string[] Part(string what, string? stack) => stack is null ? [] : [$"{what}:", stack];
}
