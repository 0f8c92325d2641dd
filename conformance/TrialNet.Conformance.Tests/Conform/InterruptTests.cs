using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>Ctrl-C and its relatives: whatever is known is told, and nobody waits for a subject that does not give up.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly ConformCommand _conform = new();

    public void Dispose() => _conform.Dispose();

    [SkippableTheory]
    [InlineData(PosixSignal.Interrupt)]
    [InlineData(PosixSignal.Terminate)]
    public async Task The_first_signal_ends_the_run_with_what_is_known(int signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using var run = _conform.Start("run", "--subject", $"{ConformCommand.Subject<SubjectThatSaysReady>()},deferred:trialnet", "--rules=D-1", "--cases=2000000000");
        await run.WaitForErrorLineAsync(line => line == "the first subject is made");
        run.Signal(signal);
        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.Contains("broken: note: interrupted: this is what was known by then\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Judged 9 rules on 1 subject in ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("conform: interrupted; once more to leave at once\nconform: interrupted; not judged: deferred:trialnet\n", result.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_second_signal_leaves_at_once()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using var run = _conform.Start("run", "--subject", ConformCommand.Subject<SubjectThatHangsAloud>(), "--patience=1000");
        await run.WaitForErrorLineAsync(line => line == "it hangs");
        run.Signal(PosixSignal.Interrupt);
        await run.WaitForErrorLineAsync(line => line.Contains("once more", StringComparison.Ordinal));
        run.Signal(PosixSignal.Interrupt);
        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.Equal("", result.Output);
    }
}
