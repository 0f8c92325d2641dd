using System.Globalization;
using TrialNet.Shared.Text;

namespace TrialNet.Shared.CommandLine;

/// <summary>
/// Tells options, their values and the rest apart. A reader of our own, since System.CommandLine 3.0.0, tried first, takes the
/// target after <c>--random</c> for its value (an optional value cannot be bound to <c>=</c> there), takes a misspelt
/// <c>--randm=5</c> for a target, names CLR types in its messages, and added 40 ms to a start of 45 ms.
/// </summary>
/// <typeparam name="TOption">The options of the command.</typeparam>
/// <param name="command">The command as it is typed, for texts.</param>
/// <param name="options">What it knows.</param>
internal class ArgumentReader<TOption>(string command, IReadOnlyList<TOption> options)
    where TOption : OptionDefinition
{
    private const string EndOfOptions = "--";

    /// <summary>Takes arguments apart, one after the other: what is read of one comes before what is wrong with the next.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What they ask for, in their order.</returns>
    /// <exception cref="CommandLineException">An option is unknown, lacks its value, or has one that it does not take.</exception>
    public IEnumerable<Argument<TOption>> Read(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument == EndOfOptions)
            {
                for (i++; i < arguments.Count; i++)
                {
                    yield return new Argument<TOption>(null, arguments[i]) { Next = i + 1 };
                }

                yield break;
            }

            if (argument is not ['-', _, ..])
            {
                RefuseStrayValue(argument, i == 0 ? "" : arguments[i - 1]);
                yield return new Argument<TOption>(null, argument) { Next = i + 1 };
                continue;
            }

            var (option, value) = Find(argument);
            if (option.Value is { IsOptional: false } && value is null)
            {
                value = i + 1 < arguments.Count && !LooksLikeOption(arguments[i + 1]) ? arguments[++i] : throw new CommandLineException(MissingValue(option));
            }

            yield return new Argument<TOption>(option, Verified(option, value)) { Next = i + 1 };
        }
    }

    /// <summary>The text about an option that there is not.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="nearest">What was probably meant, with its dashes; null if nothing is near.</param>
    /// <returns>The text.</returns>
    protected virtual string Unknown(string name, string? nearest) =>
        $"unknown option '{name}'; " + (nearest is null ? $"'{command} --help' lists the options" : $"did you mean '{nearest}'?");

    /// <summary>The text about an option without the value that it needs.</summary>
    /// <param name="option">The option.</param>
    /// <returns>The text.</returns>
    protected virtual string MissingValue(TOption option) => option.Value!.IsOptional
        ? $"option '--{option.Name}=' needs {option.Value.Name} after '=', or no '='"
        : $"option '--{option.Name}' needs a value: --{option.Name} {option.Value.Name}";

    // "--timeout --list" has forgotten something; "--timeout -1" has not, and is to be told that a time is not negative.
    private static bool LooksLikeOption(string argument) => argument is ['-', not (>= '0' and <= '9'), ..];

    private (TOption Option, string? Value) Find(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument : argument[..equals];
        var option = options.FirstOrDefault(candidate => candidate.IsCalled(name));
        if (option is not null)
        {
            return (option, equals < 0 ? null : argument[(equals + 1)..]);
        }

        // "-j2": a number alone, since "-random" is a dash too few.
        if (argument is ['-', var letter, _, ..] && argument.AsSpan(2).ContainsAnyExceptInRange('0', '9') is false
            && options.FirstOrDefault(candidate => candidate.Value is not null && candidate.IsCalled($"-{letter}")) is { } numbered)
        {
            return (numbered, argument[2..]);
        }

        var nearest = NearestNames.Find(name.TrimStart('-'), options.Select(candidate => candidate.Name));
        throw new CommandLineException(Unknown(name, nearest.Count > 0 ? "--" + nearest[0] : null));
    }

    private string? Verified(TOption option, string? value) => (option.Value, value) switch
    {
        (null, not null) => throw new CommandLineException($"option '--{option.Name}' takes no value, but was given '{value}'"),
        (_, "") => throw new CommandLineException(MissingValue(option)),
        _ => value,
    };

    // "--random 5": somebody who knows other tools means a seed, and would be told that there is no file called '5'.
    private void RefuseStrayValue(string argument, string before)
    {
        if (before.StartsWith('-') && int.TryParse(argument, CultureInfo.InvariantCulture, out _) &&
            options.Any(option => option.Value is { IsOptional: true } && option.IsCalled(before)))
        {
            throw new CommandLineException($"'{argument}' after '{before}' would be a target; a value is written {before}={argument}");
        }
    }
}
