using System.Globalization;
using System.Security.Cryptography;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;
using TrialNet.Shared.Terminal;
using TrialNet.Shared.Text;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Targets;

namespace TrialNet.Trial.Sessions;

/// <summary>One invocation that runs or lists tests, from targets to exit code.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="streams">Where to write.</param>
/// <param name="reactors">What to run on.</param>
/// <param name="projects">Builds projects.</param>
/// <param name="open">Opens a test executable.</param>
internal sealed class TrialSession(
    TrialOptions options, TerminalStreams streams, ReactorChoice reactors, IProjectBuild projects, Func<ResolvedTarget, ITestHost> open) : IDisposable
{
    private const int SeedLimit = 1_000_000; // a drawn seed is to be typed again by people

    private readonly List<Suite> _suites = [];
    private readonly PastRuns _past = new(options, FindHistory(options));
    private IReadOnlyList<Suite> _chosen = [];

    private bool IsListing => options.Request is Request.List or Request.ListJson;

    /// <summary>Runs or lists tests.</summary>
    /// <param name="cancellation">Interrupts the session, which then still ends in order.</param>
    /// <returns>What the command exits with.</returns>
    /// <exception cref="TrialException">It cannot begin, or not go on.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted before anything ran.</exception>
    public ExitCode Run(CancellationToken cancellation)
    {
        var resumed = ResumedSession.Find(options);
        var seed = options.Order == TestOrder.Random ? options.Seed ?? resumed?.Seed ?? RandomNumberGenerator.GetInt32(SeedLimit) : (int?)null;
        Load(cancellation);
        if (IsListing)
        {
            return TestList.Write(streams, options.Request, Arrange(seed));
        }

        using var temp = TrialTemp.Claim(options.TempDirectory, Environment.CurrentDirectory, options.Resume);
        var places = new TestPlaces(_suites, cancellation);
        var began = new SessionLine(JournalFormat.Version, TimeProvider.System.GetUtcNow(), Environment.CurrentDirectory, options.Arguments, seed, options.Shard?.ToString(), _past.Division);
        KeepDivision(temp);
        var recorder = SessionRecorder.Open(temp, began, places.Find);
        Reports.RefuseFilesOf(temp, options);
        using var reports = Reports.Open(options, streams, places.Locate, recorder);
        try
        {
            var outcome = RunInTime(limited => RunPasses(seed, temp, recorder, resumed, reports.Set, limited), cancellation);
            reports.Set.Close();
            return outcome == ExitCode.Success && reports.Set.HasFailed ? ExitCode.HarnessError : outcome;
        }
        catch
        {
            reports.Set.Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _suites.ForEach(suite => suite.Host.Dispose());

    private static string FindHistory(TrialOptions options)
    {
        var division = TrialTemp.DivisionFileOf(options.TempDirectory, Environment.CurrentDirectory);
        return options is { Resume: true, ShardsByTime: true } && File.Exists(division)
            ? division
            : TrialTemp.HistoryFileOf(options.TempDirectory, Environment.CurrentDirectory);
    }

    private void KeepDivision(TrialTemp temp)
    {
        var division = TrialTemp.DivisionFileOf(temp.Path, Environment.CurrentDirectory);
        if (options.ShardsByTime && !File.Exists(division))
        {
            File.WriteAllBytes(division, File.Exists(temp.HistoryFile) ? File.ReadAllBytes(temp.HistoryFile) : []);
        }
    }

    private ExitCode RunInTime(Func<CancellationToken, ExitCode> run, CancellationToken cancellation)
    {
        if (options.RunTimeout is not { } time)
        {
            return run(cancellation);
        }

        using var limit = new CancellationTokenSource(time, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var outcome = run(either.Token);
        if (limit.IsCancellationRequested && outcome == ExitCode.Aborted && !cancellation.IsCancellationRequested)
        {
            streams.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trial: the tests took longer than {time.TotalSeconds:0.###} s (--run-timeout)"));
        }

        return outcome;
    }

    private void Load(CancellationToken cancellation)
    {
        var locate = options.Request == Request.ListJson || options.Order == TestOrder.Source;
        var resolver = new TargetResolver(projects);
        foreach (var target in options.Targets)
        {
            var resolved = resolver.Resolve(target, cancellation);
            var host = open(resolved);
            _suites.Add(new Suite(host, []));
            _suites[^1] = new Suite(host, Select(host.Discover(locate, cancellation), resolved));
            foreach (var reactor in reactors.Names.Where(ReactorChoice.IsForeign))
            {
                host.Verify(reactor, cancellation);
            }
        }

        _chosen = _past.Divide(_past.Choose(_suites, streams.Error));
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
                ? new TrialException($"the class '{unknown.Name}' has no tests", ExitCode.NoTests)
                : new TrialException(
                    $"no test in '{target.Name}' {(NamePattern.IsTag(unknown.Name) ? "has" : "is called")} '{unknown.Name}'{NearestNames.Hint(unknown.Nearest)}");
        }
    }

    private IReadOnlyList<Suite> Arrange(int? seed)
    {
        var order = options.Order ?? TestOrder.Id;
        var arranged = _chosen.Select(suite => suite with { Tests = order.Arrange(suite.Tests, seed ?? 0) });
        return _past.Arrange((seed is { } number ? arranged.OrderBy(suite => ShuffleKey.Of(number, suite.Host.Name)) : arranged).ToList());
    }

    private ExitCode RunPasses(int? seed, TrialTemp temp, SessionRecorder recorder, ResumedSession? resumed, ReporterSet sink, CancellationToken cancellation)
    {
        foreach (var leftOut in reactors.LeftOut)
        {
            sink.Publish(leftOut);
        }

        var passes = options.UntilFailure ? options.MaxPasses ?? int.MaxValue : options.Repeat ?? 1;
        var outcome = ExitCode.Success;
        for (var pass = 1; pass <= passes && (outcome == ExitCode.Success || (outcome == ExitCode.Failed && options.Repeat is not null)); pass++)
        {
            // A pass of its own seed can be repeated on its own.
            var passSeed = seed is { } first ? unchecked(first + pass - 1) & int.MaxValue : (int?)null;
            var number = options.UntilFailure || options.Repeat is not null ? pass : (int?)null;
            var runs = new ReactorRuns(options, Arrange(passSeed), passSeed, number, sink, temp, recorder, resumed);
            outcome = runs.Run(reactors.Names, cancellation) is not ExitCode.Success and var worse ? worse : outcome;
            if (outcome == ExitCode.Failed && runs.IsExhausted && pass < options.Repeat)
            {
                // The last test of the pass was the one too many: what is left are the other passes.
                outcome = ExitCode.ExitFirst;
            }
        }

        return outcome;
    }
}
