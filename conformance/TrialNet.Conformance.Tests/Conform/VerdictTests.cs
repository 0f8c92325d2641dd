using System.Text.Json;
using System.Xml.Linq;
using TrialNet.Conform.Commands;
using TrialNet.Conform;
using TrialNet.Conformance.Tests.Reporting;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>Subjects that are broken in one way each: the verdict, its reason, and the exit code.</summary>
public sealed class VerdictTests : IDisposable
{
    private readonly ConformCommand _conform = new();

    public void Dispose() => _conform.Dispose();

    [Fact]
    public async Task A_subject_that_keeps_the_rules_passes()
    {
        var result = (await _conform.Run("run", "--subject=deferred:trialnet", "--rules=D-3,D-5", "--cases=0")).MustExitWith(0);

        Assert.EndsWith("\nPASSED (pass=18)\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [SkippableFact]
    public async Task Twisted_is_a_subject()
    {
        PythonPeer.Require();
        var result = (await _conform.Run("run", "--subject=deferred:twisted", "--rules=D-2.01,D-8.14", "--cases=0")).MustExitWith(0);

        Assert.Contains(" programs by the twisted profile in ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nPASSED (pass=1, notDeclared=1)\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_is_named_with_a_program_that_shows_it_again()
    {
        var subject = ConformCommand.Subject<SubjectThatPausesOnce>();
        var result = (await _conform.Run("run", "--subject", subject, "--rules=D-5", "--cases=200")).MustExitWith(2);

        Assert.Contains("[FAIL] D-5.02 on broken\n", result.Output, StringComparison.Ordinal);
        var again = Assert.Single(result.Output.Split('\n'), line => line.StartsWith("Again:", StringComparison.Ordinal) && line.Contains("--rules D-5.02", StringComparison.Ordinal));
        var program = again[(again.IndexOf("--replay '", StringComparison.Ordinal) + "--replay '".Length)..^1];
        var replayed = (await _conform.Run("run", "--subject", subject, "--rules=D-5.02", "--replay", program)).MustExitWith(2);
        Assert.Contains("[FAIL] D-5.02 on broken\n", replayed.Output, StringComparison.Ordinal);
        (await _conform.Run("run", "--subject=deferred:trialnet", "--rules=D-5.02", "--replay", program)).MustExitWith(0);
    }

    [Fact]
    public async Task A_replay_judges_what_the_program_shows()
    {
        var result = (await _conform.Run("run", "--subject=deferred:trialnet", "--replay", "a = new; a.both{}; a.fire", "--verbose")).MustExitWith(0);

        Assert.Contains("\nD-1.02  ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\nD-5.01  ", result.Output, StringComparison.Ordinal);
        var vacuous = (await _conform.Run("run", "--subject=deferred:trialnet", "--rules=D-1.02,D-5.01", "--replay", "a = new; a.both{}; a.fire")).MustExitWith(2);
        Assert.Contains("[VACUOUS] D-5.01 on trialnet\n", vacuous.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_that_hangs_fails_and_the_run_ends()
    {
        var result = (await _conform.Run("run", "--subject", ConformCommand.Subject<SubjectThatHangs>(), "--rules=D-5.03", "--cases=0", "--patience=0.5")).MustExitWith(2);

        Assert.Contains("[FAIL] D-5.03 on broken\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("it does not return within", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_that_cannot_be_made_fails_every_rule()
    {
        var result = (await _conform.Run("run", "--subject", ConformCommand.Subject<SubjectThatThrows>(), "--rules=D-1")).MustExitWith(2);

        Assert.Contains("[FAIL] all 9 rules on ", result.Output, StringComparison.Ordinal);
        Assert.Contains("the subject cannot be made: InvalidOperationException: no loop on this machine\n", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nFAILED (fail=9)\n", result.Output, StringComparison.Ordinal);
        var replayed = (await _conform.Run("run", "--subject", ConformCommand.Subject<SubjectThatThrows>(), "--replay=a = new")).MustExitWith(2);
        Assert.Contains("the subject cannot be made: InvalidOperationException: no loop on this machine\n", replayed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_adapter_is_a_harness_error()
    {
        var result = (await _conform.Run("run", "--subject", ConformCommand.Subject<SubjectWithOneDeferred>(), "--rules=D-1")).MustExitWith(10);

        Assert.Contains("[HARNESS ERROR] all 9 rules on ", result.Output, StringComparison.Ordinal);
        Assert.Contains("the adapter is wrong: NewDeferred gave the same object twice", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_nothing_showed_is_vacuous_and_red()
    {
        var result = (await _conform.Run("run", "--subject", ConformCommand.Subject<SubjectThatSaysReady>(), "--rules=D-1.09", "--cases=0")).MustExitWith(2);

        Assert.Contains("[VACUOUS] D-1.09 on broken\n", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nFAILED (vacuous=1)\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_the_kit_lost_is_a_harness_error()
    {
        Assert.Equal(ExitCode.Success, RunCommand.Code(SampleReport.Green));
        Assert.Equal(ExitCode.HarnessError, RunCommand.Code(SampleReport.Green with { MissingRules = ["D-1.01"] }));
    }

    [Fact]
    public async Task Rules_that_are_asked_of_no_subject_are_told_and_left_out()
    {
        var result = (await _conform.Run("run", "--subject=deferred:trialnet", "--rules=D-1.01,R-TCP-?1", "--cases=0")).MustExitWith(0);

        Assert.Equal("conform: not asked of these subjects: R-TCP-01, R-TCP-11, R-TCP-21\n", result.Error);
        Assert.EndsWith("\nPASSED (pass=1)\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_subjects_and_reporters_in_one_run()
    {
        var broken = ConformCommand.Subject<SubjectThatPausesOnce>();
        var result = (await _conform.Run(
            "run", $"--subject=deferred:trialnet,{broken["deferred:".Length..]}", "--rules=D-5.02", "--cases=50", "--seed=7",
            "--reporter=json=report.json", "--reporter=junit=report.xml", "--reporter=html=report.html", "--reporter=md")).MustExitWith(2);

        Assert.StartsWith("### Conformance: FAILED\n", result.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_conform.Folder, "report.json")));
        Assert.Equal("7", json.RootElement.GetProperty("seed").GetString());
        Assert.Equal(["deferred:trialnet", broken], json.RootElement.GetProperty("subjects").EnumerateArray().Select(subject => subject.GetProperty("spec").GetString()));
        Assert.Equal(2, XDocument.Load(Path.Combine(_conform.Folder, "report.xml")).Root!.Elements("testsuite").Count());
        Assert.Contains("<title>Conformance: failed</title>", File.ReadAllText(Path.Combine(_conform.Folder, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_program_of_a_small_scope_is_run_when_asked_for()
    {
        var passed = (await _conform.Run("run", "--subject=deferred:trialnet", "--rules=D-1.01", "--cases=0", "--exhaustive=2")).MustExitWith(0);
        Assert.Contains("programs of up to 2 operations were run\n", passed.Output, StringComparison.Ordinal);

        var broken = ConformCommand.Subject<SubjectThatRefusesPauses>();
        var elsewhere = (await _conform.Run("run", "--subject", broken, "--rules=D-1.01", "--cases=0", "--exhaustive=1")).MustExitWith(0);
        Assert.Contains("broken: note: a program of the small scope broke ", elsewhere.Output, StringComparison.Ordinal);

        // No scenario of this rule pauses: only the small scope shows that something is wrong.
        var failed = (await _conform.Run("run", "--subject", broken, "--rules=D-14", "--cases=0", "--exhaustive=1")).MustExitWith(2);
        Assert.Contains("[FAIL] D-14.", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_report()
    {
        string[] arguments = ["run", "--subject", ConformCommand.Subject<SubjectThatPausesOnce>(), "--rules=D-5", "--cases=100", "--seed=3", "--reporter=md"];

        Assert.Equal((await _conform.Run(arguments)).MustExitWith(2).Output, (await _conform.Run(arguments)).MustExitWith(2).Output);
    }
}
