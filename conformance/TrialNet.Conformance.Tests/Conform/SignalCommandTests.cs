using System.Runtime.InteropServices;
using TrialNet.Conform.Children;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Reactors.Signals;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Tests.Reactors;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>Rules of signals, which are judged in processes of their own.</summary>
public sealed class SignalCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConformCommand _conform = new();

    public SignalCommandTests() => Skip.If(OperatingSystem.IsWindows(), "there are no signals to send");

    public void Dispose() => _conform.Dispose();

    [SkippableFact]
    public async Task Ones_own_reactor_is_judged_as_those_of_the_house_are()
    {
        var result = (await _conform.Run("run", "--subject=reactor:select", "--subject", Spec(typeof(ReactorWithSignals)), "--rules=R-SIG-01,R-SIG-02")).MustExitWith(0);

        Assert.Contains("\nselect              PASSED  2 pass; ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nReactorWithSignals  PASSED  2 pass; ", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_a_process_wrote_before_it_died_is_told()
    {
        var result = (await _conform.Run("run", "--subject", Spec(typeof(ReactorWithoutHandlers)), "--rules=R-SIG-02")).MustExitWith(2);

        Assert.Contains("it ends with exit code 10; it wrote: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("PlatformNotSupportedException: no handlers", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_subject_that_is_not_run_in_processes_of_its_own_is_not_decided()
    {
        var subject = new ProductReactorSubject(TrialNet.Reactor.Reactors.Find("select")!);
        var report = ReactorRun.Judge(subject, new ConformanceOptions { Rules = ["R-SIG"] });

        Assert.All(report.Rules, static verdict => Assert.Equal(Verdict.NotDecidable, verdict.Verdict));
        Assert.All(report.Rules, static verdict => Assert.Contains("(IRunsInChild)", verdict.Reason, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void A_process_that_cannot_be_started_is_not_the_reactors_fault()
    {
        var subject = new ProductReactorSubject(TrialNet.Reactor.Reactors.Find("select")!);
        var report = ReactorRun.Judge(
            "select", () => subject, new ConformanceOptions { Rules = ["R-SIG"] }, CancellationToken.None, new ReactorCompany(new NoProcesses(), null));

        Assert.All(report.Rules, static verdict => Assert.Equal(Verdict.NotDecidable, verdict.Verdict));
        Assert.All(report.Rules, static verdict => Assert.EndsWith("could not be started: IOException: no room", verdict.Reason, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_process_ends_with_whoever_started_it()
    {
        using var scene = _conform.Start(ChildScenes.Command, "reactor:select", SignalScenes.Asked);
        await scene.WaitForLineAsync("scene: running");
        scene.CloseInput();

        Assert.NotEqual(0, (await scene.WaitForExitAsync()).ExitCode);
    }

    [SkippableFact]
    public void A_process_that_is_disposed_of_is_ended()
    {
        var scene = new ChildScenes("reactor:select").Start(SignalScenes.Asked);
        Assert.True(scene.TryReadLine(Patience, out var line));
        Assert.StartsWith("scene: running", line, StringComparison.Ordinal);
        Assert.False(scene.TryReadLine(TimeSpan.Zero, out _));
        Assert.Null(scene.WaitForExit(TimeSpan.Zero));
        scene.Send(PosixSignal.SIGTERM);
        Assert.Equal(0, scene.WaitForExit(Patience));
        scene.Send(PosixSignal.SIGTERM);
        scene.Dispose();
    }

    private static string Spec(Type type) => $"reactor:{ConformCommand.Assembly}::{type.FullName}";

    private sealed class NoProcesses : IRunsInChild
    {
        public IChildScene Start(string scene) => throw new IOException("no room");
    }
}
