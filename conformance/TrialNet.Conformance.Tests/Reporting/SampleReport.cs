using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Tests.Reporting;

/// <summary>A report with one of everything, and with texts that want to be markup.</summary>
internal static class SampleReport
{
    internal static readonly ReportOptions Options = new() { Specs = ["deferred:trialnet", "deferred:./my deferreds.dll::Mine", "deferred:broken.dll::Gone"] };

    private static readonly string[] Selected = ["D-1.01", "D-1.02", "D-4.05", "D-4.06", "D-8.14", "D-8.15", "D-8.16", "D-12.05", "D-13.05", "D-13.10"];

    internal static ConformanceReport Mixed { get; } = new("0.2", 42, [Good(), Bad(), Gone()], ["D-14.06"]);

    internal static ConformanceReport Green { get; } = new("0.2", ulong.MaxValue, [Good()], []);

    internal static ReportDigest Digest(ConformanceReport report, ReportOptions? options = null) =>
        new(report, options ?? Options, example => example.Program.Length == 0 ? null : new ExplainedFailure(
            ["p1 of d1 is called with null", "p1 of d1 is called with something that cannot be told"],
            "p1 of d1 is called with the value v1",
            "in operation 5: b.fire",
            "var a = new Deferred<object?>(); // <a>\na.AddCallback(value => value);\n",
            "a --o--> b\n   |\n   x\n",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"><title>the route</title></svg>"));

    internal static string Write(ReportFormat format, ConformanceReport report, ReportOptions? options = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        format.Write(Digest(report, options), output);
        return output.ToString();
    }

    private static SubjectReport Good() => new(
        "trialnet",
        "strict",
        [.. Selected.Select(rule => rule == "D-13.10"
            ? new RuleVerdict(rule, Verdict.NotDeclared, 0, "it does not declare Transfer") : new RuleVerdict(rule, Verdict.Pass, 1234))],
        [],
        2431,
        TimeSpan.FromMilliseconds(1250));

    private static SubjectReport Bad() => new(
        "mine <&> \u0007 | `x`",
        "strict",
        [
            new("D-1.01", Verdict.Pass, 1),
            new("D-1.02", Verdict.Vacuous, 0, "its premise never held: nothing is known about it"),
            new("D-4.05", Verdict.Fail, 17, "expected \"p1 [ null\", got \"p1 [ v1\"", new Counterexample(
                "a = new; b = new; b.callback{-> @a}; a.fire; a.both{}; b.fire",
                ["p1 [ null", "p1 [ untold"],
                "p1 [ v1",
                [.. Enumerable.Range(0, 10).Select(number => $"> {number}"), "p0 [ v1", "p0 ]", "p1 [ null", "p1 ]"],
                [.. Enumerable.Range(0, 10).Select(number => $"> {number}"), "p0 [ v1", "p0 ]", "p1 [ v1", "p1 ]"],
                ["D-4.06", "D-4.09"],
                "a = new; b = new; b.callback{-> @a}; a.fire; a.both{}; b.fire")),
            new("D-4.06", Verdict.NotDecidable, 0, "the subject does not show its unhandled failures (TakeUnhandled)"),
            new("D-8.14", Verdict.NotDeclared, 0, "it does not declare Races"),
            new("D-8.15", Verdict.NotDeclared, 0, "it does not declare Races"),
            new("D-8.16", Verdict.NotDeclared, 0, "it does not declare Races"),
            new("D-12.05", Verdict.NotDecidable, 0, "the subject does not show its unhandled failures (TakeUnhandled)"),
            new("D-13.05", Verdict.Fail, 3, "expected a text for every exception; ToString threw <NotSupportedException>", new Counterexample(
                "", ["a text for every exception"], "ToString threw <NotSupportedException>\nand | `said` \u001b[31mso", [], [], [], "")),
            new("D-13.10", Verdict.HarnessError, 0, "the check of D-13.10 went wrong: it's \ud800 broken"),
        ],
        ["it has Races and does not declare it: those rules are not judged"],
        1200,
        TimeSpan.FromMilliseconds(987));

    private static SubjectReport Gone() => new(
        "gone",
        "twisted",
        [.. Selected.Select(rule => new RuleVerdict(rule, Verdict.Fail, 0, "the subject cannot be made: InvalidOperationException: no <loop> here"))],
        [],
        0,
        TimeSpan.FromMilliseconds(3));
}
