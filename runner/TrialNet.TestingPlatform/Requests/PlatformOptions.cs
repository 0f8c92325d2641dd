using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>
/// The options that TrialNet adds to the platform's: words of the <c>trial</c> command, with the same meaning. Those that only
/// that command can keep are known as well, and say so.
/// </summary>
internal sealed class PlatformOptions(IReadOnlyList<IReactorFactory> reactors) : TrialNetExtension, ICommandLineOptionsProvider
{
    public const string Reactor = "reactor";
    public const string Random = "random";
    public const string TestTimeout = "test-timeout";
    public const string TempDirectory = "temp-directory";
    public const string Threads = "threads";
    public const string TrackTasks = "track-tasks";
    public const string Shard = "shard";
    public const string Schedules = "schedules";
    public const string Seed = "seed";
    public const string Network = "network";
    public const string Decisions = "decisions";

    private const string Simulated = "simulated";

    private static readonly string[] OfSimulations = [Schedules, Seed, Network, Decisions];

    private static readonly Dictionary<string, string> OfCommand = new(StringComparer.Ordinal)
    {
        ["isolate"] = "here all tests share one process: the trial command gives each, or each class, one of its own",
        ["jobs"] = "here all tests share one process: the trial command runs several, and --threads several tests at once in this one",
        ["memory"] = "the limit of a process is set when it is started: the trial command does that, or DOTNET_GCHeapHardLimit",
        ["shard-by"] = "parts of equal time need the times of earlier runs, which the trial command records; --shard divides by name",
    };

    private readonly OptionArguments _arguments = new(reactors);

    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
    [
        new(Reactor, $"Run the tests on this reactor: {_arguments.Reactors}. The trial command runs several.", ArgumentArity.ExactlyOne, isHidden: false),
        new(Random, "Shuffle the tests, by this seed if one is given.", ArgumentArity.ZeroOrOne, isHidden: false),
        new(TestTimeout, "How many seconds each test may take, whatever it says itself.", ArgumentArity.ExactlyOne, isHidden: false),
        new(TempDirectory, "The folder for test.log and for the tests' own files.", ArgumentArity.ExactlyOne, isHidden: false),
        new(Threads, "How many tests may run at once, each on a reactor thread of its own.", ArgumentArity.ExactlyOne, isHidden: false),
        new(TrackTasks, "Count tasks as left behind that wait for something, too.", ArgumentArity.Zero, isHidden: false),
        new(Shard, "Run only part K of N, such as 1/3; each test is in one part, the same on every machine.", ArgumentArity.ExactlyOne, isHidden: false),
        new(Schedules, "Try this many schedules of each test; with --reactor simulated.", ArgumentArity.ExactlyOne, isHidden: false),
        new(Seed, "The seed of simulations; with --reactor simulated.", ArgumentArity.ExactlyOne, isHidden: false),
        new(Network, "The network of simulations: lan, slow, choppy or hostile; with --reactor simulated.", ArgumentArity.ExactlyOne, isHidden: false),
        new(Decisions, "Make the decisions that a failure printed, and no others; with --reactor simulated.", ArgumentArity.ExactlyOne, isHidden: false),
        .. OfCommand.Keys.Select(static name => new CommandLineOption(name, "An option of the trial command.", ArgumentArity.ZeroOrOne, isHidden: true)),
    ];

    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments) =>
        Result(OfCommand.TryGetValue(commandOption.Name, out var reason) ? reason
            : arguments is [var argument] ? _arguments.WhyNot(commandOption.Name, argument)
            : null);

    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions)
    {
        var isSimulated = commandLineOptions.TryGetOptionArgumentList(Reactor, out var names)
            && names is [var name] && string.Equals(name, Simulated, StringComparison.OrdinalIgnoreCase);
        return Result(
            !isSimulated && OfSimulations.FirstOrDefault(commandLineOptions.IsOptionSet) is { } lonely
                ? $"--{lonely} is about simulations: it goes with --reactor {Simulated}"
            : commandLineOptions.IsOptionSet(Schedules) && commandLineOptions.IsOptionSet(Decisions)
                ? $"--{Schedules} and --{Decisions} exclude each other: a list of decisions is one schedule"
            : null);
    }

    private static Task<ValidationResult> Result(string? error) => error is null ? ValidationResult.ValidTask : ValidationResult.InvalidTask(error);
}
