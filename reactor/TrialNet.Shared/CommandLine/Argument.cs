namespace TrialNet.Shared.CommandLine;

/// <summary>One thing that was asked for: an option with its value, or something that is no option.</summary>
/// <typeparam name="TOption">The options of the command.</typeparam>
/// <param name="Option">The option; null for what is none.</param>
/// <param name="Text">The option's value, which is null if it has none; or what is no option.</param>
internal readonly record struct Argument<TOption>(TOption? Option, string? Text)
    where TOption : OptionDefinition
{
    /// <summary>Where the arguments go on after this one, for a command that ends its options at the first argument that is none.</summary>
    public int Next { get; init; }
}
