using System.Globalization;
using TrialNet.Framework;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Workers;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Fixtures;

/// <summary>Fixtures in worker processes: one in each that runs tests of the class, torn down before the run is over.</summary>
public sealed class SupervisedFixtureTests : IDisposable
{
    private readonly string _journal = Path.GetTempFileName();

    public void Dispose() => File.Delete(_journal);

    [Theory]
    [InlineData(1, Isolation.None, 1)]
    [InlineData(3, Isolation.None, 1)]
    [InlineData(2, Isolation.Class, 1)]
    [InlineData(1, Isolation.None, 3)]
    [InlineData(2, Isolation.None, 2)]
    public void Each_worker_has_one_of_its_own_and_tears_it_down(int workers, Isolation isolation, int threads)
    {
        var (results, setUps, tearDowns) = Run(workers, isolation, threads);

        Assert.All(results, static result => Assert.True(result.Verdict == Verdict.Passed, string.Join("; ", result.Problems)));
        Assert.Equal(setUps.Order(StringComparer.Ordinal), tearDowns.Order(StringComparer.Ordinal));
        AssertOneAtATime();
        Assert.InRange(setUps.Distinct(StringComparer.Ordinal).Count(), 1, isolation == Isolation.Class ? 1 : workers);
    }

    [Fact]
    public void With_a_process_each_every_test_has_its_own()
    {
        var (results, setUps, tearDowns) = Run(2, Isolation.Test);

        Assert.Equal(results.Count, setUps.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(setUps.Order(StringComparer.Ordinal), tearDowns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_goes_wrong_at_the_end_of_a_kept_fixture_is_told_before_the_run_ends()
    {
        using var supervisor = SupervisedSample.Supervise();

        var run = SupervisedSample.Run<UsesBroken>(supervisor);

        var late = Assert.Single(run.Events.OfType<TestCameLate>());
        Assert.EndsWith("+UsesBroken.TestB", late.TestId, StringComparison.Ordinal);
        Assert.EndsWith("which this test was the last to use: in TearDown: bad end", late.Problem.Message, StringComparison.Ordinal);
        Assert.IsType<RunFinished>(run.Events[^1]);
    }

    // A worker that had no test of the class left, and then gets some of another's, makes another one: the first is gone by then.
    private void AssertOneAtATime()
    {
        var alive = new HashSet<string>(StringComparer.Ordinal);
        foreach (var words in File.ReadAllLines(_journal).Select(static line => line.Split(' ')))
        {
            Assert.True(words[0] switch { "SetUp" => alive.Add(words[1]), "TearDown" => alive.Remove(words[1]), _ => true }, $"{words[0]} of {words[1]}");
        }
    }

    private (IReadOnlyList<TestResult> Results, List<string> SetUps, List<string> TearDowns) Run(int workers, Isolation isolation, int threads = 1)
    {
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Workers = workers, Isolation = isolation, Threads = threads };
        Environment.SetEnvironmentVariable(Noting.Variable, _journal);
        var run = SupervisedSample.Run<UsesNoting>(supervisor);
        var lines = File.ReadAllLines(_journal);
        return (
            run.Results,
            [.. lines.Where(static line => line.StartsWith("SetUp ", StringComparison.Ordinal)).Select(static line => line["SetUp ".Length..])],
            [.. lines.Where(static line => line.StartsWith("TearDown ", StringComparison.Ordinal)).Select(static line => line["TearDown ".Length..])]);
    }

    private sealed class Noting : Fixture
    {
        public const string Variable = "TRIALNET_TEST_JOURNAL";

        public string Process { get; } = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

        public void SetUp() => Note($"SetUp {Process}");

        public void TearDown() => Note($"TearDown {Process}");

        private static void Note(string line)
        {
            if (Environment.GetEnvironmentVariable(Variable) is { } path)
            {
                using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
                file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
            }
        }
    }

    [UsesFixture(typeof(Noting))]
    private sealed class UsesNoting : TestCase
    {
        [Arguments(1)]
        [Arguments(2)]
        [Arguments(3)]
        [Arguments(4)]
        [Arguments(5)]
        [Arguments(6)]
        public void Test(int number) =>
            AssertEqual($"{Environment.ProcessId}", GetFixture<Noting>().Process, $"test {number}");
    }

    private sealed class Broken : Fixture
    {
        public void TearDown() => throw new InvalidOperationException("bad end");
    }

    [UsesFixture(typeof(Broken))]
    private sealed class UsesBroken : TestCase
    {
        public void TestA() => AssertNotNull(GetFixture<Broken>());

        public void TestB() => AssertNotNull(GetFixture<Broken>());
    }
}
