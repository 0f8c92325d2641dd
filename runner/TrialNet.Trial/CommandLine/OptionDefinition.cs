namespace TrialNet.Trial.CommandLine;

/// <summary>An option of the command line.</summary>
/// <param name="Name">The long name, without dashes.</param>
/// <param name="Letter">The short name; null where there is none.</param>
/// <param name="Value">What the value is called; null where the option takes none.</param>
/// <param name="Group">Under which heading the help lists it.</param>
/// <param name="Help">What it does.</param>
/// <param name="Apply">Takes the value over; the value is null for an option that takes none, or that got none of its own.</param>
internal sealed record OptionDefinition(
    string Name, char? Letter, OptionValue? Value, string Group, string Help, Action<TrialOptions, string?> Apply)
{
    /// <summary>The option as the help shows it: <c>-x, --exitfirst[=N]</c>.</summary>
    public string Synopsis =>
        (Letter is { } letter ? $"-{letter}, " : "    ") + "--" + Name +
        (Value is null ? "" : Value.IsOptional ? $"[={Value.Name}]" : $" {Value.Name}");
}
