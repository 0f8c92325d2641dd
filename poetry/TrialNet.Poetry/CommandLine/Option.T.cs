namespace TrialNet.Poetry.CommandLine;

/// <summary>An option whose value is a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">What the value means.</typeparam>
/// <param name="name">The name, without dashes.</param>
/// <param name="placeholder">What help calls the value.</param>
/// <param name="help">One line that tells what it does.</param>
/// <param name="defaultValue">The value when the option is not given.</param>
/// <param name="read">Makes a value of what was typed, or throws <see cref="FormatException"/>.</param>
/// <param name="letter">The short name; null where there is none.</param>
/// <param name="group">Under which heading help lists it.</param>
internal sealed class Option<T>(
    string name,
    string placeholder,
    string help,
    T defaultValue,
    Func<string, T> read,
    char? letter = null,
    string group = Option.DefaultGroup)
    : Option(name, placeholder, help, letter, group)
    where T : notnull
{
    /// <summary>The value when the option is not given.</summary>
    public T DefaultValue { get; } = defaultValue;

    /// <inheritdoc/>
    public override object Read(string? text) => read(text!);
}
