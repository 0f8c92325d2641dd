using TrialNet.Fixtures.SideBySide;
using TrialNet.Runner.Benchmarks.Generating;

namespace TrialNet.Runner.Benchmarks.Measuring;

/// <summary>What is measured, and what we promise about it.</summary>
internal static class RunnerRows
{
    private const int Many = 10_000;

    private static readonly Runner Trial = new("trial", Framework.TrialNet, IsCommand: true);
    private static readonly Runner OnPlatform = new("TrialNet's executable", Framework.TrialNet);
    private static readonly Runner MSTest = new("MSTest", Framework.MSTest);
    private static readonly Runner Plain = new("bare platform", Framework.BarePlatform);

    internal static IEnumerable<Row> All(Suites suites)
    {
        var runs = new Runs(suites);
        yield return PerTest("10,000 trivial tests, each", TestKind.Trivial, Many, 0.25, 0.15);
        yield return PerTest("10,000 tests of one turn, each", TestKind.OneTurn, Many, 0.25, 0.20);
        yield return PerTest("10,000 tests of one shared Task.Yield, each", TestKind.SharedAsync, Many, 0.25, 0.20);
        yield return new Row(
            "1,000 asynchronous tests of their own, each",
            1,
            runs.PerTest(Trial, TestKind.DistinctAsync, 1_000),
            [runs.PerTest(OnPlatform, TestKind.DistinctAsync, 1_000), runs.PerTest(MSTest, TestKind.DistinctAsync, 1_000), runs.PerTest(Plain, TestKind.DistinctAsync, 1_000)]);
        yield return new Row(
            "10,000 trivial tests on the platform, whole run",
            1,
            runs.Whole(OnPlatform, TestKind.Trivial, Many),
            [
                runs.Whole(OnPlatform with { Name = "TrialNet's, IL", Compilation = Compilation.None }, TestKind.Trivial, Many),
                runs.Whole(Plain, TestKind.Trivial, Many),
                runs.Whole(MSTest, TestKind.Trivial, Many),
            ],
            Limit.TimeOf(Plain.Name, 1.2, 1.1));
        yield return new Row(
            "one test, from the command to its exit",
            1,
            runs.Whole(Trial, TestKind.Trivial, 1),
            [
                runs.Whole(Trial with { Name = "trial, IL", Compilation = Compilation.None }, TestKind.Trivial, 1),
                runs.Whole(MSTest, TestKind.Trivial, 1),
                runs.Whole(MSTest with { Name = "MSTest, ReadyToRun", Compilation = Compilation.All }, TestKind.Trivial, 1),
                runs.Whole(Plain, TestKind.Trivial, 1),
            ],
            Limit.TimeOf(MSTest.Name, 0.6, 0.5));
        var two = new Runner("trial -j2", Framework.TrialNet, IsCommand: true, Arguments: ["-j2"]);
        foreach (var (name, kind, tests) in new[] { ("20,000 trivial tests", TestKind.Trivial, 20_000), ("1 s of waiting tests", TestKind.Waiting, 100) })
        {
            yield return new Row($"{name}, two workers", 1, runs.Whole(two, kind, tests), [runs.Whole(Trial, kind, tests)], Limit.NeverSlowerThan(Trial.Name, 0.75));
        }

        yield return new Row("10,000 trivial tests, memory of a process", 1, runs.Memory(Trial, TestKind.Trivial, Many), [runs.Memory(MSTest, TestKind.Trivial, Many)]);

        Row PerTest(string name, TestKind kind, int tests, double gate, double aim) => new(
            name,
            1,
            runs.PerTest(Trial, kind, tests),
            [runs.PerTest(OnPlatform, kind, tests), runs.PerTest(MSTest, kind, tests), runs.PerTest(Plain, kind, tests)],
            Limit.TimeOf(MSTest.Name, gate, aim),
            Limit.TimeOf(Plain.Name, 2.0, 1.3))
        {
            // It finds the tests, compiles and calls them, and says so, all in one process: what it takes is what tests take anyway.
            Ceiling = Plain.Name,
        };
    }
}
