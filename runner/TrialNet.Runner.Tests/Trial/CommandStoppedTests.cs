using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>A worker process that was stopped, as a debugger or Ctrl-Z does it.</summary>
public sealed class CommandStoppedTests : IDisposable
{
    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [SkippableFact]
    public async Task A_process_that_is_stopped_costs_the_test_that_ran_and_is_told_with_where_that_stood()
    {
        Skip.IfNot(FullTier.IsOn, FullTier.WhySkipped);
        Skip.IfNot(OperatingSystem.IsLinux(), "signals, and how a process is looked into");
        var result = await _trial.Run($"{BuiltProject.Assembly("TrialNet.Runner.Tests")}::TrialNet.Runner.Tests.Workers.ParallelWorkerTests+Stopping");

        result.MustExitWith(2);
        Assert.Contains("\nThe worker process stood still while this test was running: it did not answer for 10 s, and was killed\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n *at TrialNet\.Fixtures\.PosixSignal\.Send\(Int32, Int32\) in .*PosixSignal\.cs:\d+\n", result.Output);
        Assert.EndsWith("\n\nFAILED (successes=1, timeouts=1)\n", result.Output, StringComparison.Ordinal);
    }
}
