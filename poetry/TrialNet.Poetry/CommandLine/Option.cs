using TrialNet.Shared.CommandLine;

namespace TrialNet.Poetry.CommandLine;

/// <summary>An option: one with a value (<c>--name VALUE</c> or <c>--name=VALUE</c>), or a <see cref="Flag"/>.</summary>
/// <param name="name">The name, without dashes.</param>
/// <param name="placeholder">What help calls the value; null if it takes none.</param>
/// <param name="help">One line that tells what it does.</param>
/// <param name="letter">The short name; null where there is none.</param>
/// <param name="group">Under which heading help lists it.</param>
internal abstract class Option(string name, string? placeholder, string help, char? letter = null, string group = Option.DefaultGroup)
    : OptionDefinition(name, letter, placeholder is null ? null : new OptionValue(placeholder), group, help)
{
    /// <summary>The heading of options that have no other.</summary>
    public const string DefaultGroup = "options";

    /// <summary>Puts other paths into a value in the place of those in it; null if there are none in it.</summary>
    public Func<string, Func<string, string>, string>? MapPaths { get; init; }

    /// <summary>The value as typed, made into what it means.</summary>
    /// <param name="text">What was typed; null for a <see cref="Flag"/>.</param>
    /// <exception cref="FormatException">It means nothing; the message says what would, and reads on from the option's name.</exception>
    public abstract object Read(string? text);
}
