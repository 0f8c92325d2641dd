namespace TrialNet.Poetry.CommandLine;

/// <summary>An option without a value: it is given, or it is not.</summary>
/// <param name="name">The name, without dashes.</param>
/// <param name="help">One line that tells what it does.</param>
/// <param name="letter">The short name; null where there is none.</param>
/// <param name="group">Under which heading help lists it.</param>
internal sealed class Flag(string name, string help, char? letter = null, string group = Option.DefaultGroup)
    : Option(name, placeholder: null, help, letter, group)
{
    /// <inheritdoc/>
    public override object Read(string? text) => true;
}
