using TrialNet.Shared.CommandLine;

namespace TrialNet.Poetry.CommandLine;

/// <summary>An option with a value: <c>--name VALUE</c> or <c>--name=VALUE</c>.</summary>
/// <param name="name">The name, without dashes.</param>
/// <param name="placeholder">What help calls the value.</param>
/// <param name="help">One line that tells what it does.</param>
internal abstract class Option(string name, string placeholder, string help)
    : OptionDefinition(name, letter: null, new OptionValue(placeholder), "options", help)
{
    /// <summary>The value as typed, made into what it means.</summary>
    /// <exception cref="FormatException">It means nothing; the message says what would, and reads on from the option's name.</exception>
    public abstract object Read(string text);
}
