namespace TrialNet.Defer;

/// <summary>An outcome without its type, for the loop.</summary>
internal interface IOutcome
{
    /// <summary>The value, or the <see cref="Failure"/>.</summary>
    object? Result { get; }
}
