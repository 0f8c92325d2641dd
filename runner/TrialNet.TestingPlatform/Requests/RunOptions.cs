using System.Globalization;
using Microsoft.Testing.Platform.CommandLine;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>Reads the plan of a run off the command line, which has been validated.</summary>
/// <param name="options">The command line.</param>
/// <param name="defaultReactor">The reactor to use where none is named.</param>
internal sealed class RunOptions(ICommandLineOptions options, string defaultReactor)
{
    // Of the platform's; it stops us only some tests later, and trial stops at once.
    private const string MaximumFailedTests = "maximum-failed-tests";

    public RunPlan Plan(IReadOnlyList<TestDescriptor> tests)
    {
        int? seed = options.IsOptionSet(PlatformOptions.Random)
            ? Argument(PlatformOptions.Random) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : Random.Shared.Next()
            : null;
        var order = seed is null ? TestOrder.Id : TestOrder.Random;
        return new RunPlan(
            order.Arrange(tests, seed ?? 0),
            Argument(PlatformOptions.Reactor) ?? defaultReactor,
            Timeout: Argument(PlatformOptions.TestTimeout) is { } text && PlatformOptions.TryParseTimeout(text, out var timeout) ? timeout : null,
            Seed: seed,
            ExitFirst: Argument(MaximumFailedTests) is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : null,
            TempDirectory: Argument(PlatformOptions.TempDirectory));
    }

    private string? Argument(string option) => options.TryGetOptionArgumentList(option, out var arguments) && arguments is [var argument, ..] ? argument : null;
}
