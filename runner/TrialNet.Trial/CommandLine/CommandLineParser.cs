using System.Globalization;
using TrialNet.Runner.Planning;
using TrialNet.Shared.CommandLine;

namespace TrialNet.Trial.CommandLine;

/// <summary>Reads a command line by the table of <see cref="OptionTable"/>.</summary>
internal static class CommandLineParser
{
    /// <summary>Reads a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="earlier">Those of the session that is to go on: the others add to them, or replace them.</param>
    /// <returns>What it asks for.</returns>
    /// <exception cref="TrialException">It makes no sense; the message says what to write instead.</exception>
    public static TrialOptions Parse(IReadOnlyList<string> arguments, IReadOnlyList<string>? earlier = null)
    {
        try
        {
            return arguments switch
            {
                ["report", ..] => ParseRecords(Request.Report, arguments),
                ["merge", ..] => ParseRecords(Request.Merge, arguments),
                _ => ParseRun(arguments, earlier ?? []),
            };
        }
        catch (CommandLineException mistake)
        {
            throw new TrialException(mistake.Message);
        }
    }

    private static TrialOptions ParseRun(IReadOnlyList<string> arguments, IReadOnlyList<string> earlier)
    {
        var options = new TrialOptions { Arguments = [.. earlier, .. arguments] };
        var targets = Read(options, OptionTable.All, earlier);
        var (reporters, reactors) = (options.Reporters.ToList(), options.Reactors.ToList());
        options.Reporters.Clear();
        options.Reactors.Clear();
        targets.AddRange(Read(options, OptionTable.All, arguments));
        options.Reporters.AddRange(options.Reporters.Count == 0 ? reporters : []);
        options.Reactors.AddRange(options.Reactors.Count == 0 ? reactors : []);
        AddTargets(options, targets);
        RefuseConflicts(options);
        return options;
    }

    private static TrialOptions ParseRecords(Request request, IReadOnlyList<string> arguments)
    {
        var options = new TrialOptions { Request = request };
        options.Files.AddRange(Read(options, OptionTable.OfRecords, arguments.Skip(1).ToList()));
        RefuseConflicts(options);
        return options;
    }

    // What is no option.
    private static List<string> Read(TrialOptions options, IReadOnlyList<OptionDefinition<TrialOptions>> known, IReadOnlyList<string> arguments)
    {
        var rest = new List<string>();
        foreach (var (option, text) in new ArgumentReader<OptionDefinition<TrialOptions>>("trial", known).Read(arguments))
        {
            if (option is null)
            {
                rest.Add(text!);
            }
            else
            {
                option.Apply(options, text);
            }
        }

        return rest;
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
            var name = (loose[0].Excludes ? "!" : NamePattern.IsTag(loose[0].Text) ? "" : "::") + loose[0].Text;
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

        if (options is { Shard: null, ShardsByTime: true })
        {
            throw new TrialException("--shard-by says how --shard divides the tests: it goes with --shard only");
        }

        if (options.MaxPasses is not null && !options.UntilFailure)
        {
            throw new TrialException("--max says after how many passes --until-failure stops: it goes with --until-failure only");
        }

        if (options.SlowFirst && options.Order is { } chosen)
        {
            throw new TrialException($"--slow-first and the order '{chosen.Name}' exclude each other");
        }

        if (options.Repeat is not null && options.UntilFailure)
        {
            throw new TrialException("--repeat and --until-failure exclude each other: --max says after how many passes the latter stops");
        }

        SimulationArguments.RefuseConflicts(options);
        ReporterArguments.RefuseConflicts(options.Reporters, kind => kind.Name);
    }
}
