namespace TrialNet.Poetry.CommandLine;

/// <summary>
/// Takes the arguments of one command apart. Our own, since a general parser would take longer to start than a poem takes to
/// fetch, and says less clearly what is wrong.
/// </summary>
internal static class ArgumentParser
{
    private const string EndOfOptions = "--";

    /// <summary>Whether help is asked for, wherever among the options that stands.</summary>
    public static bool AsksForHelp(IEnumerable<string> arguments) =>
        arguments.TakeWhile(static argument => argument is not EndOfOptions).Any(static argument => argument is "--help" or "-h");

    /// <summary>Sorts options, their values and the rest.</summary>
    /// <param name="arguments">What was typed after the command's name.</param>
    /// <param name="options">What may stand there.</param>
    /// <exception cref="CommandException">An option is unknown, or has no value or a bad one.</exception>
    public static ParsedArguments Parse(IReadOnlyList<string> arguments, IReadOnlyList<Option> options)
    {
        var positional = new List<string>();
        var values = new Dictionary<Option, object>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (argument is EndOfOptions)
            {
                positional.AddRange(arguments.Skip(index + 1));
                break;
            }

            if (argument is not ['-', _, ..])
            {
                positional.Add(argument);
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var option = Find(options, equals < 0 ? argument : argument[..equals]);
            values[option] = Read(option, equals < 0 ? ValueAt(arguments, ++index, option) : argument[(equals + 1)..]);
        }

        return new ParsedArguments(positional, values);
    }

    private static Option Find(IReadOnlyList<Option> options, string name) =>
        options.FirstOrDefault(option => string.Equals(option.Name, name, StringComparison.Ordinal))
        ?? throw CommandException.Usage($"unknown option '{name}': {NearestName.Advice(name, options.Select(static option => option.Name))}");

    private static string ValueAt(IReadOnlyList<string> arguments, int index, Option option) =>
        index < arguments.Count
            ? arguments[index]
            : throw CommandException.Usage($"{option.Name} needs a value: {option.Name} {option.Placeholder}");

    private static object Read(Option option, string text)
    {
        try
        {
            return option.Read(text);
        }
        catch (FormatException error)
        {
            throw CommandException.Usage($"{option.Name} {error.Message}");
        }
    }
}
