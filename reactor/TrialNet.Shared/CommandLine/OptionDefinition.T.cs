namespace TrialNet.Shared.CommandLine;

/// <summary>An option that writes itself into the options of a command.</summary>
/// <typeparam name="TOptions">All that can be asked of the command.</typeparam>
/// <param name="name">The long name, without dashes.</param>
/// <param name="letter">The short name; null where there is none.</param>
/// <param name="value">What the value is called; null where the option takes none.</param>
/// <param name="group">Under which heading the help lists it.</param>
/// <param name="help">What it does.</param>
/// <param name="apply">Takes the value over; it is null for an option that takes none, or that got none of its own.</param>
internal sealed class OptionDefinition<TOptions>(
    string name, char? letter, OptionValue? value, string group, string help, Action<TOptions, string?> apply)
    : OptionDefinition(name, letter, value, group, help)
{
    /// <summary>Takes the value over.</summary>
    public Action<TOptions, string?> Apply { get; } = apply;
}
