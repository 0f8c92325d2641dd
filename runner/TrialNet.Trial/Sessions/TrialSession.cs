using System.Security.Cryptography;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Targets;

namespace TrialNet.Trial.Sessions;

/// <summary>One invocation that runs or lists tests, from targets to exit code.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="streams">Where to write.</param>
/// <param name="reactors">Every reactor, the default one first.</param>
/// <param name="projects">Builds projects.</param>
/// <param name="open">Opens a test executable.</param>
internal sealed class TrialSession(
    TrialOptions options,
    TerminalStreams streams,
    IReadOnlyList<IReactorFactory> reactors,
    IProjectBuild projects,
    Func<ResolvedTarget, ITestHost> open)
{
    /// <summary>Runs or lists tests.</summary>
    /// <param name="cancellation">Interrupts the session, which then still ends in order.</param>
    /// <returns>What the command exits with.</returns>
    /// <exception cref="TrialException">It cannot begin.</exception>
    public async Task<ExitCode> Run(CancellationToken cancellation)
    {
        var choice = ReactorChoice.Of(options.Reactors, reactors, reactors[0]);
        var seed = options.Order == TestOrder.Random ? options.Seed ?? RandomNumberGenerator.GetInt32(1_000_000) : (int?)null;
        var suites = await Load(cancellation).ConfigureAwait(false);
        if (options.Request is Request.List or Request.ListJson)
        {
            return TestList.Write(streams, options.Request, Arrange(suites, seed));
        }

        using var temp = TrialTemp.Claim(options.TempDirectory, Environment.CurrentDirectory);
        using var reports = Reports.Open(options, streams);
        var stop = await RunPasses(suites, choice, seed, temp, reports, cancellation).ConfigureAwait(false);
        reports.Set.Close();
        return stop == ExitCode.Success && reports.Set.HasFailed ? ExitCode.HarnessError : stop;
    }

    private async Task<IReadOnlyList<Suite>> Load(CancellationToken cancellation)
    {
        var resolver = new TargetResolver(projects);
        var suites = new List<Suite>();
        foreach (var target in options.Targets)
        {
            var resolved = await resolver.Resolve(target, cancellation).ConfigureAwait(false);
            var host = open(resolved);
            suites.Add(new Suite(host, Select(await host.Discover(cancellation).ConfigureAwait(false), resolved)));
        }

        return suites;
    }

    private static IReadOnlyList<TestDescriptor> Select(IReadOnlyList<TestDescriptor> tests, ResolvedTarget target)
    {
        if (tests.Count == 0)
        {
            throw new TrialException($"there are no tests in '{target.Name}'", ExitCode.NoTests);
        }

        try
        {
            var selected = new TestSelection(target.Names).Apply(tests);
            return selected.Count > 0 ? selected : throw new TrialException($"no test is left of '{target.Name}': every one is excluded", ExitCode.NoTests);
        }
        catch (UnknownNameException unknown)
        {
            throw TypeNames.Contains(target.File, unknown.Name)
                ? new TrialException($"'{unknown.Name}' has no tests", ExitCode.NoTests)
                : new TrialException($"no test in '{target.Name}' is called '{unknown.Name}'{NearestNames.Hint(unknown.Nearest)}");
        }
    }

    private List<Suite> Arrange(IReadOnlyList<Suite> suites, int? seed)
    {
        var order = options.Order ?? TestOrder.Id;
        var arranged = suites.Select(suite => suite with { Tests = order.Arrange(suite.Tests, seed ?? 0) });
        return (seed is { } number ? arranged.OrderBy(suite => ShuffleKey.Of(number, Path.GetFileName(suite.Host.Name))) : arranged).ToList();
    }

    private async Task<ExitCode> RunPasses(
        IReadOnlyList<Suite> suites, ReactorChoice choice, int? seed, TrialTemp temp, Reports reports, CancellationToken cancellation)
    {
        foreach (var unavailable in choice.Unavailable)
        {
            reports.Set.Publish(unavailable);
        }

        var outcome = ExitCode.Success;
        for (var pass = 1; outcome == ExitCode.Success && pass <= (options.UntilFailure ? options.MaxPasses ?? int.MaxValue : 1); pass++)
        {
            var passSeed = seed is { } first ? unchecked(first + pass - 1) & int.MaxValue : (int?)null;
            var runs = new ReactorRuns(options, Arrange(suites, passSeed), passSeed, options.UntilFailure ? pass : null, reports.Set, temp);
            outcome = await runs.Run(choice.Names, cancellation).ConfigureAwait(false);
        }

        return outcome;
    }
}
