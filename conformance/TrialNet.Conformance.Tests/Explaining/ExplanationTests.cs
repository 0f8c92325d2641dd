using TrialNet.Conformance.Explaining;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Explaining;

public sealed class ExplanationTests
{
    private static readonly BrokenRule ConsumedInner = new(
        "D-4.05",
        "When the inner has handed its result on, at once or later, value or failure, it is left with null for its later pairs; if its "
        + "type has no null, the next callback is not run, and the chain goes on with a ResultConsumedException.",
        "One result has one holder. .NET: a silent 0 would look like data.",
        "where the outer stands while it waits (in the inner's queue, at the place where it joined), and whether results are handed "
        + "along by recursion.");

    public static TheoryData<Flaw, string> Counterexamples => new()
    {
        { Flaw.RunsAddedPairAtOnce, "a = new; a.both{a.both{}}; a.both{}; a.fire" },
        { Flaw.LetsExceptionsOut, "a = new; a.callback{-> throw}; a.errback{}; a.fire" },
        { Flaw.ErrbackSeesOwnCallback, "a = new; a.pair{-> throw}{}; a.errback{-> null}; a.fire" },
        { Flaw.NullKeepsFailure, "a = new; a.errback{-> null}; a.both{}; a.err" },
        { Flaw.FiresTwice, "a = new; a.both{}; a.fire; a.fire" },
        { Flaw.PassesInnerAsValue, "a = new; b = new; a.callback{-> @b}; a.both{}; a.fire; b.fire" },
        { Flaw.InnerKeepsResult, "a = new; b = new; a.callback{-> @b}; a.both{}; a.fire; b.fire; b.both{}" },
        { Flaw.PausesLate, "a = new; a.both{a.pause}; a.both{}; a.fire; a.unpause" },
        { Flaw.RefusesLateResult, "a = new; a.both{}; a.cancel; a.fire" },
        { Flaw.CancelStopsAtOuter, "a = new; b = new; c = new{}; a.callback{-> @b}; b.callback{-> @c}; a.both{}; a.fire; b.fire; a.cancel" },
        { Flaw.TimeoutIsCancellation, "a = new; a.timeout(3); a.errback{-> null}; advance(3)" },
        { Flaw.LeavesTimer, "a = new; a.timeout(3); a.fire" },
        { Flaw.ListInOrderOfFiring, "a = new; b = new; l = list(a, b | consume); l.both{}; b.err; b.both{}; a.fire" },
        { Flaw.AwaitDoesNotConsume, "a = new; m = body{await(a)}; a.both{}; m.both{}; a.fire" },
        { Flaw.ReportsHandedOn, "a = new; b = new; a.callback{-> @b}; a.errback{-> null}; a.fire; b.err" },
    };

    [Theory]
    [MemberData(nameof(Counterexamples))]
    public Task The_drawing_shows_where_they_part(Flaw flaw, string program) =>
        Snapshots.Verify(Explained.Of(flaw, program).Drawing.ToText(), Settings(flaw));

    [Theory]
    [InlineData(Flaw.InnerKeepsResult, false)]
    [InlineData(Flaw.InnerKeepsResult, true)]
    [InlineData(Flaw.ReportsHandedOn, false)]
    [InlineData(Flaw.RefusesLateResult, false)]
    [InlineData(Flaw.LeavesTimer, false)]
    public Task The_text_tells_everything(Flaw flaw, bool isColoured)
    {
        var program = (string)Counterexamples.Single(data => (Flaw)data[0] == flaw)[1];
        var explanation = Explained.Of(flaw, program, ConsumedInner) with
        {
            Involved = ["D-4.04", "D-14.04"],
            Replay = $"conform run --subject deferred:flawed.dll::Flawed --rules D-4.05 --replay \"{program}\"",
        };
        var text = explanation.ToText(isColoured);

        return Snapshots.Verify(text.Replace("\e", "^[", StringComparison.Ordinal), Settings(flaw, isColoured ? "colours" : "plain"));
    }

    [Theory]
    [MemberData(nameof(Counterexamples))]
    public void Nothing_but_code_is_wider_than_a_hundred_columns(Flaw flaw, string program)
    {
        var explanation = Explained.Of(flaw, program, ConsumedInner);
        var code = explanation.CSharp.Split('\n').Select(line => $"  {line}").ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(explanation.ToText().Split('\n'), line => line.Length > 100 && !code.Contains(line));
        Assert.Equal(explanation.ToText(), Explained.Of(flaw, program, ConsumedInner).ToText());
    }

    [Fact]
    public void Colours_change_nothing_else()
    {
        var drawing = Explained.Of(Flaw.InnerKeepsResult, "a = new; b = new; a.callback{-> @b}; a.fire; b.fire; b.both{}").Drawing;
        var coloured = drawing.ToText(isColoured: true);

        Assert.DoesNotContain('\e', drawing.ToText());
        Assert.Contains("\e[32m", coloured, StringComparison.Ordinal);
        Assert.Equal(WithoutLegend(drawing.ToText()), WithoutLegend(System.Text.RegularExpressions.Regex.Replace(
            coloured, "\e\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5))));
    }

    [Fact]
    public void Alternatives_are_told()
    {
        var program = DeferredProgram.Parse("a = new; a.both{}; a.fire; a.fire");
        var explanation = Explanation.Of(
            ConsumedInner,
            program,
            Explained.Expected(program),
            Explained.Actual(Flaw.FiresTwice, program),
            alternatives: [new(TraceKind.Refused, 0, "BadArgument")]);

        Assert.Equal(
            ["the operation throws AlreadyCalled at its caller", "the operation throws BadArgument at its caller"],
            explanation.Expected);
        Assert.Equal("in operation 3: a.fire", explanation.During);
    }

    [Fact]
    public void A_counterexample_of_a_report_is_explained_as_its_traces_are()
    {
        var program = DeferredProgram.Parse("a = new; b = new; a.callback{-> @b}; a.fire; b.fire; b.both{}");
        var (expected, actual) = (Explained.Expected(program), Explained.Actual(Flaw.InnerKeepsResult, program));
        var counterexample = new Counterexample(
            program.ToString(), [], "", LinesOf(expected), LinesOf(actual), ["D-4.04"], "--replay this");

        var explanation = Explanation.Of(ConsumedInner, counterexample)!;

        Assert.Equal(Explained.Of(Flaw.InnerKeepsResult, program.ToString()).Drawing.ToText(), explanation.Drawing.ToText());
        Assert.Equal(["D-4.04"], explanation.Involved);
        Assert.EndsWith("--replay this\n", explanation.ToText(), StringComparison.Ordinal);
        Assert.Null(Explanation.Of(ConsumedInner, counterexample with { Program = "" }));
    }

    private static IReadOnlyList<string> LinesOf(Trace trace) => [.. trace.Events.Select(seen => seen.ToString())];

    private static string WithoutLegend(string text) => string.Join('\n', text.TrimEnd().Split('\n')[..^1]);

    private static VerifySettings Settings(Flaw flaw, string kind = "")
    {
        var settings = new VerifySettings();
        settings.UseTextForParameters(kind.Length == 0 ? flaw.ToString() : $"{flaw}_{kind}");
        return settings;
    }
}
