using TrialNet.Shared.CommandLine;

namespace TrialNet.Poetry.CommandLine;

/// <summary>Takes the arguments of one command apart.</summary>
/// <param name="options">What may stand there.</param>
internal sealed class ArgumentParser(IReadOnlyList<Option> options) : ArgumentReader<Option>("poetry", options)
{
    private readonly IReadOnlyList<Option> _options = options;

    /// <summary>Whether help is asked for, wherever among the options that stands.</summary>
    public static bool AsksForHelp(IEnumerable<string> arguments) =>
        arguments.TakeWhile(static argument => argument is not "--").Any(static argument => argument is "--help" or "-h");

    /// <summary>Sorts options, their values and the rest.</summary>
    /// <param name="arguments">What was typed after the command's name.</param>
    /// <exception cref="CommandException">An option is unknown, or has no value or a bad one.</exception>
    public ParsedArguments Parse(IReadOnlyList<string> arguments)
    {
        var positional = new List<string>();
        var values = new Dictionary<Option, object>();
        try
        {
            foreach (var (option, text) in Read(arguments))
            {
                if (option is null)
                {
                    positional.Add(text!);
                }
                else
                {
                    values[option] = ReadValue(option, text);
                }
            }
        }
        catch (CommandLineException mistake)
        {
            throw CommandException.Usage(mistake.Message);
        }

        return new ParsedArguments(positional, values);
    }

    /// <inheritdoc/>
    protected override string Unknown(string name, string? nearest) =>
        $"unknown option '{name}': {NameAdvice.For(nearest, _options.Select(static option => "--" + option.Name))}";

    /// <inheritdoc/>
    protected override string MissingValue(Option option) => $"--{option.Name} needs a value: --{option.Name} {option.Value!.Name}";

    private static object ReadValue(Option option, string? text)
    {
        try
        {
            return option.Read(text);
        }
        catch (FormatException error)
        {
            throw CommandException.Usage($"--{option.Name} {error.Message}");
        }
    }
}
