using System.Text.Json;
using TrialNet.Conformance.Tests.Reactors;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>Reactors as subjects of the command.</summary>
public sealed class ReactorCommandTests : IDisposable
{
    private readonly ConformCommand _conform = new();

    public void Dispose() => _conform.Dispose();

    [Fact]
    public async Task Several_kinds_stand_side_by_side()
    {
        var result = (await _conform.Run("run", "--subject=reactor:select,simulated", "--rules=R-TIME-08,R-SIM-01", "--cases=40")).MustExitWith(0);

        Assert.Matches(@"\nR-TIME timers +\. +\.\nR-SIM  simulation +- +\.\n", result.Output);
        Assert.Contains("\nselect     PASSED  1 pass, 1 not declared; ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nPASSED (pass=3, notDeclared=1)\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_subject_is_judged_by_the_rules_of_its_kind()
    {
        var result = (await _conform.Run(
            "run", "--subject=deferred:trialnet", "--subject=reactor:select", "--rules=D-3.01,R-TIME-08", "--cases=0", "--reporter=json")).MustExitWith(0);

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(0, json.RootElement.GetProperty("missingRules").GetArrayLength());
        Assert.Equal(
            ["trialnet: D-3.01", "select: R-TIME-08"],
            json.RootElement.GetProperty("subjects").EnumerateArray().Select(static subject =>
                $"{subject.GetProperty("name")}: {string.Join(", ", subject.GetProperty("verdicts").EnumerateArray().Select(static verdict => verdict.GetProperty("rule").GetString()))}"));
    }

    [Theory]
    [InlineData(typeof(DelegatingReactor), "DelegatingReactor")]
    [InlineData(typeof(OwnReactorFactory), "own")]
    [InlineData(typeof(OwnReactorSubject), "mine")]
    public async Task A_reactor_a_factory_or_a_subject_of_ones_own_is_judged(Type type, string name)
    {
        var result = (await _conform.Run("run", "--subject", Spec(type), "--rules=R-TIME-08,R-TCP-01", "--cases=40")).MustExitWith(0);

        Assert.Contains($"\n{name}  PASSED  1 pass, 1 not declared; ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_constructor_that_throws_fails_every_rule()
    {
        var result = (await _conform.Run("run", "--subject", Spec(typeof(ReactorThatThrows)), "--rules=R-CORE", "--reporter=junit=report.xml")).MustExitWith(2);

        Assert.Contains("[FAIL] all 22 rules on ", result.Output, StringComparison.Ordinal);
        Assert.Contains("the reactor cannot be made: InvalidOperationException: no loop on this machine\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_is_no_reactor_is_told()
    {
        var result = (await _conform.Run("run", "--subject", Spec(typeof(NoSubject)), "--rules=R-CORE")).MustExitWith(5);

        Assert.Contains("cannot be a subject: it must be a TrialNet.Conformance.Reactors.Subjects.ReactorSubject or TrialNet.Reactor.Abstractions.IReactorFactory or ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_is_told_with_its_program_and_how_to_see_it_again()
    {
        var spec = Spec(typeof(ReactorThatReverses));
        var result = (await _conform.Run(
            "run", "--subject", spec, "--rules=R-CORE-07", "--seed=5", "--reporter=html=report.html", "--reporter=md=report.md", "--reporter=junit=report.xml", "--reporter=text")).MustExitWith(2);

        Assert.Contains("[FAIL] R-CORE-07 on ReactorThatReverses\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nProgram:    s", result.Output, StringComparison.Ordinal);
        Assert.Contains("--rules R-CORE-07 --seed 5\n", result.Output, StringComparison.Ordinal);
    }

    private static string Spec(Type type) => $"reactor:{ConformCommand.Assembly}::{type.FullName}";
}
