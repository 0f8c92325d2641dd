using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Poetry.Programs;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Tests.Poetry.Mutants;
using TrialNet.Fixtures;
using TrialNet.Reactor.Abstractions;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Poetry;

/// <summary>Random programs of Deferreds that are the client's: the stack keeps what the model says, and a client with a bug is found out.</summary>
public sealed class FetchProgramTests(ITestOutputHelper output)
{
    private const ulong Seed = 7;

    private static readonly int Programs = FullTier.IsOn ? 20_000 : 400;

    public static TheoryData<string> PlantedNames => [.. PlantedClientBugs.All.Select(static mutant => mutant.Id)];

    [Fact]
    public void Programs_of_fetches_agree_with_the_model()
    {
        var subject = new ProductPoetrySubject();
        var kinds = FetchPrograms.KindsOf(subject.Manifest);
        var fetches = 0;
        for (var number = 0; number < Programs; number++)
        {
            var program = FetchGenerator.Make(Seed, number, kinds);
            var (finding, fetched, _) = FetchPrograms.Run(subject, Simulate, program, number);
            Assert.True(finding is null, finding is null ? "" : Describe(FetchPrograms.Shrink(subject, Simulate, finding, number), number));
            fetches += fetched.Count;
        }

        output.WriteLine($"{Programs} programs with {fetches} fetches");
        Assert.True(fetches > Programs, "most programs must fetch");
    }

    [Fact]
    public void A_failure_that_comes_to_a_paused_fetch_is_unhandled_when_it_goes_on()
    {
        var program = DeferredProgram.Parse("a = poem(8); a.pause; advance(1); flush; a.unpause; advance(5000)");
        var (finding, _, trace) = FetchPrograms.Run(new ProductPoetrySubject(), Simulate, program, 1858);

        Assert.True(finding is null, finding is null ? "" : Describe(finding, 1858));
        Assert.Equal("unhandled N0", trace.Events[^2].ToString());
    }

    [Theory]
    [MemberData(nameof(PlantedNames))]
    public void A_bug_of_the_client_is_found_out(string name)
    {
        var mutant = PlantedClientBugs.All.Single(mutant => mutant.Id == name);
        var subject = PoetryMutantBuilder.Build(mutant.Edits);
        var kinds = FetchPrograms.KindsOf(subject.Manifest);
        for (var number = 0; number < 400; number++)
        {
            if (FetchPrograms.Run(subject, Simulate, FetchGenerator.Make(Seed, number, kinds), number).Finding is { } finding && finding.Rule == mutant.Row[0])
            {
                var smallest = FetchPrograms.Shrink(subject, Simulate, finding, number);
                output.WriteLine(Describe(smallest, number));
                Assert.True(smallest.Program.Size <= 6, Describe(smallest, number));
                return;
            }
        }

        Assert.Fail("it is not found out");
    }

    private static IReactor Simulate(SimulationOptions options) => TrialNet.Reactor.Reactors.Simulated(options).Create();

    private static string Describe(FetchFinding finding, int number) =>
        $"{finding.Rule} (program {number}, seed {Seed}, rules {string.Join(", ", finding.Involved)}): expected {finding.Expected}; {finding.Actual}\n{finding.Program}\n{FetchSnippet.Of(finding)}\n"
        + $"{string.Join('\n', finding.ExpectedTrace)}\n---\n{string.Join('\n', finding.ActualTrace)}";
}
