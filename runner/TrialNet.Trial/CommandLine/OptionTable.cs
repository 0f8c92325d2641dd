using System.Globalization;
using TrialNet.Framework;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Workers;
using TrialNet.Shared.CommandLine;

namespace TrialNet.Trial.CommandLine;

/// <summary>Every option of the command: what the parser knows and the help lists.</summary>
internal static class OptionTable
{
    private const string Selecting = "What runs, and in which order";
    private const string Running = "How it runs";
    private const string Reporting = "What is written";
    private const string Asking = "Help";

    // A TimeSpan and every timer take this; nobody waits longer.
    private const double LongestTimeout = 1_000_000;

    // With less the runtime does not start.
    private const int LeastMemory = 64;
    private const long Megabyte = 1024 * 1024;

    /// <summary>All options, in the order of the help.</summary>
    public static IReadOnlyList<OptionDefinition<TrialOptions>> All { get; } =
    [
        new("list", null, new("json", IsOptional: true), Selecting, "list the tests instead of running them; tests that cannot be loaded are an error",
            (options, value) => options.Request = List(value)),
        new("order", null, new("ORDER"), Selecting, "the order of the tests (see --help-orders)",
            (options, value) => SetOrder(options, Choices.Find(TestOrder.All, order => order.Name, value!, "order"), seed: null)),
        new("random", 'z', new("SEED", IsOptional: true), Selecting, "shuffle at every level; the seed is printed, and repeats the order",
            (options, value) => SetOrder(options, TestOrder.Random, value is null ? null : Choices.Number("--random", value, 0))),
        new("last-failed", null, null, Selecting, "only the tests that failed when they ran last; all, if none is known to have", (options, _) => options.LastFailed = true),
        new("failed-first", null, null, Selecting, "the tests that failed when they ran last come first", (options, _) => options.FailedFirst = true),
        new("slow-first", null, null, Selecting, "the tests that took longest when they ran last come first", (options, _) => options.SlowFirst = true),
        new("exitfirst", 'x', new("N", IsOptional: true), Selecting, "stop after the first test (or N tests) that did not go well",
            (options, value) => options.ExitFirst = value is null ? 1 : Choices.Number("--exitfirst", value, 1)),
        new("until-failure", 'u', null, Selecting, "run again and again until a test does not go well; with --random, each pass has the next seed",
            (options, _) => options.UntilFailure = true),
        new("max", null, new("N"), Selecting, "with --until-failure: stop after N passes", (options, value) => options.MaxPasses = Choices.Number("--max", value!, 1)),
        new("repeat", null, new("N"), Selecting, "run N passes, whatever becomes of them; with --random, each has the next seed",
            (options, value) => options.Repeat = Choices.Number("--repeat", value!, 1)),

        new("shard", null, new("K/N"), Selecting, "run only part K of N; each test is in one part, the same on every machine",
            (options, value) => options.Shard = Runner.Planning.Shard.Parse(value!)
                ?? throw new TrialException($"option '--shard' needs a part and their number, such as 1/3, but was given '{value}'")),
        new("shard-by", null, new("HOW"), Selecting, "id (default), or time: parts that take about the same time, by the same recorded times",
            (options, value) => options.ShardsByTime = ByTime(value!)),

        new("reactor", 'r', new("NAME[,NAME...]"), Running, "the reactor, or PATH.dll::Type; several, or 'all', run one after another, with a verdict each (see --help-reactors)",
            (options, value) => options.Reactors.AddRange(value!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))),
        new("seed", null, new("S"), Running, "the seed of simulations: time, network and data follow from it (default: TRIALNET_SEED, else 0)",
            (options, value) => SetSimulation(options, plan => plan with { Seed = SimulationArguments.Seed(value!) })),
        new("schedules", null, new("N"), Running, "try N schedules of each test on the simulated reactor; what fails is made small, and can be repeated",
            (options, value) => SetSimulation(options, plan => plan with { Schedules = Choices.Number("--schedules", value!, 1) })),
        new("network", null, new("NAME"), Running, "the network of simulations: lan, slow, choppy (default with --schedules), hostile",
            (options, value) => SetSimulation(options, plan => plan with { Network = SimulationArguments.Network(value!) })),
        new("decisions", null, new("LIST"), Running, "make the decisions of a simulation that a failure printed, and no others",
            (options, value) => SetSimulation(options, plan => plan with { Decisions = SimulationArguments.Decisions(value!) })),
        new("jobs", 'j', new("N|auto"), Running, "up to how many worker processes share the tests (default: 1); auto: one per processor",
            (options, value) => options.Jobs = value == "auto" ? Environment.ProcessorCount : Choices.Number("--jobs", value!, 1)),
        new("threads", null, new("N"), Running, "how many tests may run at once in a process, each on a reactor thread of its own (default: 1)",
            (options, value) => options.Threads = Choices.Number("--threads", value!, 1)),
        new("memory", null, new("MB"), Running, "how much memory of the runtime's a worker process may take; a test that asks for more fails",
            (options, value) => options.Memory = Choices.Number("--memory", value!, LeastMemory) * Megabyte),
        new("isolate", null, new("WHAT"), Running, "what gets a process of its own: test, class, or none (default)",
            (options, value) => options.Isolation = Isolate(value!)),
        new("timeout", null, new("SECONDS"), Running, "how long a test may take, whatever it says itself", (options, value) => options.Timeout = Seconds("--timeout", value!)),
        new("run-timeout", null, new("SECONDS"), Running, "how long all tests together may take; then the run is interrupted, as by Ctrl-C",
            (options, value) => options.RunTimeout = Seconds("--run-timeout", value!)),
        new("unclean", null, new("MODE"), Running, "what becomes of tests that leave something behind: error (default), warn or ignore, whatever they say",
            (options, value) => options.Judging = options.Judging with { Unclean = Unclean(value!) }),
        new("todo", null, new("MODE"), Running, "what becomes of tests that pass though marked as still to do: strict (default) or lenient, a warning",
            (options, value) => options.Judging = options.Judging with { LenientTodo = IsTodoLenient(value!) }),
        new("force-gc", null, null, Running, "collect memory after each test, so that a lost task counts against its test at once",
            (options, _) => options.Judging = options.Judging with { ForcesCollection = true }),
        new("track-tasks", null, null, Running, "count tasks as left behind that wait for something, too; each asynchronous method then costs some 0.1 ms",
            (options, _) => options.Judging = options.Judging with { TracksTasks = true }),
        new("retry", null, new("N"), Running, "run tests that did not go well again, up to N times, after the rest; one that then goes well is flaky",
            (options, value) => options.Retries = Choices.Number("--retry", value!, 1)),
        new("configuration", 'c', new("NAME"), Running, "the configuration of projects (default: Debug)", (options, value) => options.Configuration = value!),
        new("no-build", null, null, Running, "take projects as they were last built", (options, _) => options.NoBuild = true),
        new("resume", null, null, Running, "go on with the session in the folder, whatever ended it; without TARGET: the one that it had",
            (options, _) => options.Resume = true),
        new("temp-directory", null, new("FOLDER"), Running, "where logs and the tests' files go (default: _trial_temp)",
            (options, value) => options.TempDirectory = value),

        new("reporter", null, new("NAME[=FILE]"), Reporting, "how to report, and where; may be repeated (see --help-reporters)",
            (options, value) => options.Reporters.Add(ReporterArguments.Read(value!, ReporterKind.All, kind => kind.Name))),
        new("rterrors", 'e', null, Reporting, "tell what went wrong at once; the end then only refers to it", (options, _) => options.TellsAtOnce = true),
        new("durations", null, new("N"), Reporting, "list the N slowest tests at the end", (options, value) => options.Durations = Choices.Number("--durations", value!, 1)),
        new("color", null, new("WHEN"), Reporting, "auto (default), always or never; auto heeds NO_COLOR", (options, value) => options.Color = Color(value!)),

        new("help", 'h', null, Asking, "show this text", (options, _) => options.Request = Request.Help),
        new("help-orders", null, null, Asking, "list the orders", (options, _) => options.Request = Request.HelpOrders),
        new("help-reactors", null, null, Asking, "list the reactors, and why some cannot run here", (options, _) => options.Request = Request.HelpReactors),
        new("help-reporters", null, null, Asking, "list the reporters", (options, _) => options.Request = Request.HelpReporters),
        new("version", null, null, Asking, "show the version", (options, _) => options.Request = Request.Version),
    ];

    /// <summary>Those that go with <c>report</c> and <c>merge</c>.</summary>
    public static IReadOnlyList<OptionDefinition<TrialOptions>> OfRecords { get; } =
        [.. All.Where(option => option.Group == Reporting || option.Name is "temp-directory" or "help")];

    private static bool ByTime(string value) => value switch
    {
        "id" => false,
        "time" => true,
        _ => throw new TrialException($"option '--shard-by' is id or time, but was given '{value}'"),
    };

    private static Isolation Isolate(string value) => value switch
    {
        "none" => Isolation.None,
        "class" => Isolation.Class,
        "test" => Isolation.Test,
        _ => throw new TrialException($"option '--isolate' is test, class or none, but was given '{value}'"),
    };

    private static Request List(string? format) => format switch
    {
        null => Request.List,
        "json" => Request.ListJson,
        _ => throw new TrialException($"option '--list' knows no format '{format}': write --list, or --list=json"),
    };

    private static void SetOrder(TrialOptions options, TestOrder order, int? seed)
    {
        if (options.Order is { } other && other != order)
        {
            throw new TrialException($"the orders '{other.Name}' and '{order.Name}' exclude each other");
        }

        options.Order = order;
        options.Seed = seed ?? options.Seed;
    }

    private static void SetSimulation(TrialOptions options, Func<SimulationPlan, SimulationPlan> set) =>
        options.Simulation = set(options.Simulation ?? new SimulationPlan());

    private static ColorMode Color(string value) => value switch
    {
        "auto" => ColorMode.Auto,
        "always" => ColorMode.Always,
        "never" => ColorMode.Never,
        _ => throw new TrialException($"option '--color' is auto, always or never, but was given '{value}'"),
    };

    private static UncleanMode Unclean(string value) => value switch
    {
        "error" => UncleanMode.Error,
        "warn" => UncleanMode.Warn,
        "ignore" => UncleanMode.Ignore,
        _ => throw new TrialException($"option '--unclean' is error, warn or ignore, but was given '{value}'"),
    };

    private static bool IsTodoLenient(string value) => value switch
    {
        "strict" => false,
        "lenient" => true,
        _ => throw new TrialException($"option '--todo' is strict or lenient, but was given '{value}'"),
    };

    private static TimeSpan Seconds(string option, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= LongestTimeout
            ? TimeSpan.FromSeconds(seconds)
            : throw new TrialException($"option '{option}' needs seconds, such as 2 or 0.5, up to {LongestTimeout:N0}, but was given '{value}'");
}
