namespace TrialNet.Shared.CommandLine;

/// <summary>An option of a command line: what the reader knows and the help lists.</summary>
/// <param name="name">The long name, without dashes.</param>
/// <param name="letter">The short name; null where there is none.</param>
/// <param name="value">What the value is called; null where the option takes none.</param>
/// <param name="group">Under which heading the help lists it.</param>
/// <param name="help">What it does.</param>
internal class OptionDefinition(string name, char? letter, OptionValue? value, string group, string help)
{
    /// <summary>The long name, without dashes.</summary>
    public string Name { get; } = name;

    /// <summary>The short name; null where there is none.</summary>
    public char? Letter { get; } = letter;

    /// <summary>What the value is called; null where the option takes none.</summary>
    public OptionValue? Value { get; } = value;

    /// <summary>Under which heading the help lists it.</summary>
    public string Group { get; } = group;

    /// <summary>What it does.</summary>
    public string Help { get; } = help;

    /// <summary>The option as the help shows it: <c>-x, --exitfirst[=N]</c>.</summary>
    public string Synopsis =>
        (Letter is { } letter ? $"-{letter}, " : "    ") + "--" + Name +
        (Value is null ? "" : Value.IsOptional ? $"[={Value.Name}]" : $" {Value.Name}");

    /// <summary>Whether somebody who typed this meant this option.</summary>
    /// <param name="typed">A name with its dashes.</param>
    /// <returns>Whether it is one of the option's names.</returns>
    public bool IsCalled(string typed) => typed == "--" + Name || (Letter is { } letter && typed == $"-{letter}");
}
