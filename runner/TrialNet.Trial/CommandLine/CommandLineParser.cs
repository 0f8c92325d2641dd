using System.Globalization;
using TrialNet.Runner.Planning;

namespace TrialNet.Trial.CommandLine;

/// <summary>
/// Reads a command line by the table of <see cref="OptionTable"/>. A parser of our own, since System.CommandLine 3.0.0, tried
/// first, takes the target after <c>--random</c> for its value (an optional value cannot be bound to <c>=</c> there), takes a
/// misspelt <c>--randm=5</c> for a target, names CLR types in its messages, and added 40 ms to a start of 45 ms.
/// </summary>
internal static class CommandLineParser
{
    /// <summary>Reads a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What it asks for.</returns>
    /// <exception cref="TrialException">It makes no sense; the message says what to write instead.</exception>
    public static TrialOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new TrialOptions();
        var targets = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument == "--")
            {
                targets.AddRange(arguments.Skip(i + 1));
                break;
            }

            if (!argument.StartsWith('-'))
            {
                RefuseStrayValue(argument, i == 0 ? "" : arguments[i - 1]);
                targets.Add(argument);
                continue;
            }

            var (option, value) = Find(argument);
            if (option.Value is { IsOptional: false } && value is null)
            {
                value = i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-') ? arguments[++i] : throw MissingValue(option);
            }

            Apply(option, value);
        }

        AddTargets(options, targets);
        RefuseConflicts(options);
        return options;

        void Apply(OptionDefinition option, string? value)
        {
            if (value is not null && option.Value is null)
            {
                throw new TrialException($"option '--{option.Name}' takes no value, but was given '{value}'");
            }

            option.Apply(options, value is { Length: 0 } ? throw MissingValue(option) : value);
        }
    }

    private static (OptionDefinition Option, string? Value) Find(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument : argument[..equals];
        var option = OptionTable.All.FirstOrDefault(candidate =>
            name == "--" + candidate.Name || (candidate.Letter is { } letter && name == $"-{letter}"));
        return option is null ? throw Unknown(name) : (option, equals < 0 ? null : argument[(equals + 1)..]);
    }

    private static TrialException Unknown(string name)
    {
        var nearest = NearestNames.Find(name.TrimStart('-'), OptionTable.All.Select(option => option.Name));
        var hint = nearest.Count > 0 ? $"; did you mean '--{nearest[0]}'?" : "; 'trial --help' lists the options";
        return new TrialException($"unknown option '{name}'{hint}");
    }

    private static TrialException MissingValue(OptionDefinition option) => new(option.Value!.IsOptional
        ? $"option '--{option.Name}=' needs {option.Value.Name} after '=', or no '='"
        : $"option '--{option.Name}' needs a value: --{option.Name} {option.Value.Name}");

    // "--random 5": somebody who knows other tools means a seed, and would be told that there is no file called '5'.
    private static void RefuseStrayValue(string argument, string before)
    {
        if (before.StartsWith('-') && int.TryParse(argument, CultureInfo.InvariantCulture, out _) &&
            OptionTable.All.Any(option => option.Value is { IsOptional: true } && (before == "--" + option.Name || before == $"-{option.Letter}")))
        {
            throw new TrialException($"'{argument}' after '{before}' would be a target; a value is written {before}={argument}");
        }
    }

    private static void AddTargets(TrialOptions options, List<string> texts)
    {
        var parsed = texts.Select(TargetArgument.Parse).ToList();
        var loose = parsed.Where(target => target.Path.Length == 0).SelectMany(target => target.Names).ToList();
        foreach (var group in parsed.Where(target => target.Path.Length > 0).GroupBy(target => Path.GetFullPath(target.Path), StringComparer.Ordinal))
        {
            options.Targets.Add(group.Aggregate((left, right) => left.Join(right)));
        }

        if (loose.Count > 0 && options.Targets.Count != 1)
        {
            var name = (loose[0].Excludes ? "!" : "::") + loose[0].Text;
            throw new TrialException($"'{name}' names no target: it goes with a single one, and there are {options.Targets.Count}; write TARGET::NAME");
        }

        if (loose.Count > 0)
        {
            options.Targets[0] = options.Targets[0].Narrow(loose);
        }
    }

    private static void RefuseConflicts(TrialOptions options)
    {
        if (options.Order is { } order && order != TestOrder.Random && options.Seed is { } seed)
        {
            throw new TrialException($"--order={order.Name} and --random={seed.ToString(CultureInfo.InvariantCulture)} exclude each other");
        }

        if (options.MaxPasses is not null && !options.UntilFailure)
        {
            throw new TrialException("--max says after how many passes --until-failure stops: it goes with --until-failure only");
        }

        if (options.Reporters.Where(reporter => reporter.File is null).Skip(1).Any())
        {
            var names = string.Join(" and ", options.Reporters.Where(reporter => reporter.File is null).Select(reporter => reporter.Kind.Name));
            throw new TrialException($"the reporters {names} would all write to the terminal; give all but one a file: --reporter NAME=FILE");
        }

        if (options.Reporters.Where(reporter => reporter.File is not null).GroupBy(reporter => Path.GetFullPath(reporter.File!), StringComparer.Ordinal)
            .FirstOrDefault(group => group.Skip(1).Any()) is { } shared)
        {
            throw new TrialException($"the reporters {string.Join(" and ", shared.Select(reporter => reporter.Kind.Name))} would all write to '{shared.First().File}'");
        }
    }
}
