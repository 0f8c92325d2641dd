using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>Ctrl-C and its relatives: whatever is known is told, and nobody waits for a test that does not give up.</summary>
public sealed class CommandInterruptTests : IDisposable
{
    private static readonly string Samples = BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples");

    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [SkippableTheory]
    [InlineData(PosixSignal.Interrupt)]
    [InlineData(PosixSignal.Terminate)]
    public async Task The_first_signal_ends_the_run_in_order(int signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using var run = _trial.Start("--timeout=100", "--reporter=verbose", $"{Samples}::Outputs");
        await run.WaitForLineAsync(line => line.Contains("TestWritesAnErrorLine ... [OK]", StringComparison.Ordinal));
        run.Signal(signal);
        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.Equal("trial: interrupted; once more to leave at once\n", result.Error);
        Assert.Matches(@"\nInterrupted(: 1 of 3 tests were not run| in the last test)\.\nRan [23] tests in \d+\.\d{3}s\n\nFAILED \((errors=1, )?successes=2\)\n$", result.Output);
    }

    [SkippableFact]
    public async Task The_second_signal_leaves_at_once()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using var run = _trial.Start("--timeout=100", $"{Samples}::NeedsSupervisor.TestBlocks");
        await run.WaitForLineAsync("Running 1 tests on ");
        run.Signal(PosixSignal.Interrupt);
        await run.WaitForErrorLineAsync(line => line.Contains("once more", StringComparison.Ordinal));
        run.Signal(PosixSignal.Interrupt);
        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.DoesNotContain("Ran ", result.Output, StringComparison.Ordinal);
    }
}
