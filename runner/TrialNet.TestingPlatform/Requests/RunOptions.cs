using System.Globalization;
using Microsoft.Testing.Platform.CommandLine;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>Reads the plan of a run off the command line, which has been validated.</summary>
/// <param name="options">The command line.</param>
/// <param name="defaultReactor">The reactor to use where none is named.</param>
/// <param name="assemblyName">The simple name of the tests' assembly, by which parts are divided.</param>
internal sealed class RunOptions(ICommandLineOptions options, string defaultReactor, string assemblyName)
{
    // Of the platform's; it stops us only some tests later, and trial stops at once.
    private const string MaximumFailedTests = "maximum-failed-tests";

    /// <summary>How many tests may run at once.</summary>
    public int Threads => Argument(PlatformOptions.Threads) is { } count ? OptionArguments.ParseCount(count) : 1;

    /// <summary>The tests of the part that was asked for; all, if none was.</summary>
    public IReadOnlyList<TestDescriptor> Divide(IReadOnlyList<TestDescriptor> tests) =>
        Argument(PlatformOptions.Shard) is { } text && Shard.Parse(text) is { } shard ? [.. tests.Where(test => shard.Has(assemblyName, test))] : tests;

    public RunPlan Plan(IReadOnlyList<TestDescriptor> tests)
    {
        int? seed = options.IsOptionSet(PlatformOptions.Random)
            ? Argument(PlatformOptions.Random) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : Random.Shared.Next()
            : null;
        var order = seed is null ? TestOrder.Id : TestOrder.Random;
        return new RunPlan(
            order.Arrange(tests, seed ?? 0),
            Argument(PlatformOptions.Reactor) ?? defaultReactor,
            Timeout: Argument(PlatformOptions.TestTimeout) is { } text && OptionArguments.TryParseTimeout(text, out var timeout) ? timeout : null,
            Seed: seed,
            ExitFirst: Argument(MaximumFailedTests) is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : null,
            TempDirectory: Argument(PlatformOptions.TempDirectory))
        {
            Judging = new JudgingOptions { TracksTasks = options.IsOptionSet(PlatformOptions.TrackTasks) },
            Simulation = Simulation(),
        };
    }

    private SimulationPlan? Simulation()
    {
        var plan = new SimulationPlan(
            Argument(PlatformOptions.Seed) is { } seed ? OptionArguments.ParseSeed(seed) : null,
            Argument(PlatformOptions.Schedules) is { } count ? OptionArguments.ParseCount(count) : 1,
            Argument(PlatformOptions.Network)?.ToLowerInvariant(),
            Argument(PlatformOptions.Decisions));
        return plan is { Seed: null, Schedules: 1, Network: null, Decisions: null } ? null : plan;
    }

    private string? Argument(string option) => options.TryGetOptionArgumentList(option, out var arguments) && arguments is [var argument, ..] ? argument : null;
}
