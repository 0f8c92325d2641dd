using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Poetry.Programs;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Tests.Poetry.Mutants;
using TrialNet.Fixtures;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Poetry;

/// <summary>Random programs of Deferreds that are the client's on sockets of this machine, on every reactor that runs here.</summary>
public sealed class FetchSocketTests(ITestOutputHelper output)
{
    private const ulong Seed = 11;

    // What must come does so within a few milliseconds; a machine that has much else to do may need more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly int Programs = FullTier.IsOn ? 2_000 : 40;

    private static readonly string[] RealReactors =
        [.. TrialNet.Reactor.Reactors.All.Where(static factory => factory.WhyUnavailable is null && factory.Name != "simulated").Select(static factory => factory.Name)];

    public static TheoryData<string> Names => [.. RealReactors];

    public static TheoryData<string> PlantedNames => [.. PlantedClientBugs.All.Select(static mutant => mutant.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Programs_of_fetches_agree_with_the_model(string reactor)
    {
        var subject = new ProductPoetrySubject();
        var kinds = FetchPrograms.KindsOnSockets(subject);
        var fetched = new HashSet<FetchKind>();
        for (var number = 0; number < Programs; number++)
        {
            var (finding, some, _) = Run(subject, reactor, number, Patience);
            Assert.True(finding is null, finding is null ? "" : Describe(finding, number));
            fetched.UnionWith(some);
        }

        Assert.Equal(kinds.Count, fetched.Count);
    }

    /// <summary>
    /// The same program gives the same order of events each time, and on every reactor; unless a client gives up, whose patience is
    /// real time.
    /// </summary>
    [Fact]
    public void A_program_runs_alike_each_time()
    {
        var subject = new ProductPoetrySubject();
        IReadOnlyList<int> kinds = [.. FetchPrograms.KindsOnSockets(subject).Where(static kind => !FetchKind.All[kind].EndsWithPatience)];
        foreach (var number in Enumerable.Range(0, 10))
        {
            var traces = RealReactors.SelectMany(static name => new[] { name, name })
                .Select(name => string.Join('\n', Run(subject, name, number, Patience, kinds).Trace.Events)).Distinct(StringComparer.Ordinal).ToList();
            Assert.True(traces.Count == 1, string.Join("\n---\n", traces));
        }
    }

    [Theory]
    [MemberData(nameof(PlantedNames))]
    public void A_bug_of_the_client_is_found_out(string name)
    {
        var mutant = PlantedClientBugs.All.Single(mutant => mutant.Id == name);
        var subject = PoetryMutantBuilder.Build(mutant.Edits);
        for (var number = 0; number < 100; number++)
        {
            if (Run(subject, TrialNet.Reactor.Reactors.Default.Name, number, TimeSpan.FromSeconds(1)).Finding is { } finding && finding.Rule == mutant.Row[0])
            {
                output.WriteLine(Describe(finding, number));
                return;
            }
        }

        Assert.Fail("it is not found out");
    }

    private static FetchResult Run(PoetrySubject subject, string reactor, int number, TimeSpan patience, IReadOnlyList<int>? kinds = null)
    {
        var program = FetchGenerator.Make(Seed, number, kinds ?? FetchPrograms.KindsOnSockets(subject));
        return FetchPrograms.RunOnSockets(subject, TrialNet.Reactor.Reactors.Find(reactor)!.Create, program, patience);
    }

    private static string Describe(FetchFinding finding, int number) =>
        $"{finding.Rule} (program {number}, rules {string.Join(", ", finding.Involved)}): expected {finding.Expected}; {finding.Actual}\n{finding.Program}\n"
        + $"{string.Join('\n', finding.ExpectedTrace)}\n---\n{string.Join('\n', finding.ActualTrace)}\n{string.Join('\n', finding.Script)}";
}
