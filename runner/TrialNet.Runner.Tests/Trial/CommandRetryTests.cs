using System.Globalization;
using TrialNet.Fixtures;
using TrialNet.Framework;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>Tests that fail now and then, through the command. This assembly is the one under test.</summary>
public sealed class CommandRetryTests : IDisposable
{
    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public async Task A_test_that_goes_well_when_run_again_is_flaky_and_leaves_the_run_green()
    {
        var run = (await Run("TestSecondTime", "--retry=1")).MustExitWith(0);

        Assert.Contains("[FLAKY]\nIt went well on attempt 2, after:\nnot the first time\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nRan 1 tests in " + run.Output.Split("\nRan 1 tests in ")[1].Split('\n')[0] + "\n\nPASSED (flaky=1)\n", run.Output, StringComparison.Ordinal);
        (await Run("TestSecondTime")).MustExitWith(2);
    }

    [Fact]
    public async Task A_test_that_never_goes_well_has_failed_once()
    {
        var run = (await Run("TestNever", "--retry=2", "-x")).MustExitWith(2);

        Assert.Contains("[FAIL]\nIt did not go well on any of 3 attempts; on the last:\nnot the time number 3\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n\nFAILED (failures=1)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_last_runs_alone_and_then_everything_again()
    {
        (await Run("*", "--retry=1")).MustExitWith(2);
        var list = (await Run("*", "--last-failed", "--list")).MustExitWith(0).Output;
        Assert.Equal($"{typeof(Moody).FullName}.TestNever\n", list);
    }

    [Fact]
    public async Task Exitfirst_is_exact_with_several_workers()
    {
        var run = (await Run("*", "-x", "-j=2", "--reporter=summary")).MustExitWith(13);
        Assert.Contains("\n\nFAILED (failures=1", run.Output, StringComparison.Ordinal);
    }

    private Task<ProcessResult> Run(string method, params string[] options) =>
        _trial.Run([.. options, $"{BuiltProject.Assembly("TrialNet.Runner.Tests")}::{typeof(Moody).FullName}.{method}"]);

    private sealed class Moody : TestCase
    {
        private static int _secondTime;
        private static int _never;

        public void TestGood()
        {
        }

        public void TestNever() => Fail(string.Create(CultureInfo.InvariantCulture, $"not the time number {++_never}"));

        public void TestSecondTime()
        {
            if (++_secondTime < 2)
            {
                Fail("not the first time");
            }
        }
    }
}
