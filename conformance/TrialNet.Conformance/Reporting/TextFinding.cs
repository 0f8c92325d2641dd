using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.Text;

namespace TrialNet.Conformance.Reporting;

/// <summary>Writes what is wrong with a subject: the rule, what was expected and what came, the program in all its forms, where to look.</summary>
internal sealed class TextFinding(ReportWriter writer)
{
    private const int Width = 100;
    private const int Column = 12;
    private const int MostNamed = 6;

    internal void Write(Finding finding)
    {
        WriteHead(writer, VerdictLook.Of(finding.Verdict).Label.ToUpperInvariant(), Title(finding), TextStyle.Bad);
        if (finding.Rules is [var rule])
        {
            WriteWrapped(Statement.Plain(rule.Statement));
            WriteField("Why:", Statement.Plain(rule.Intent), TextStyle.Faint);
            writer.WriteLine();
        }

        if (finding.Example is { } example)
        {
            WriteExample(example, finding.Explanation);
        }
        else
        {
            WriteField("Found:", finding.Found.Reason, TextStyle.Bad);
        }

        if (finding.Rules is [var broken] && finding.Verdict != Verdict.HarnessError)
        {
            WriteField("Look at:", Statement.Plain(ReportDigest.Book.FindChapter(broken.Chapter)!.LookAt));
        }

        WriteLiteral("Again:", Again(finding));
        writer.WriteLine();
    }

    internal static void WriteHead(ReportWriter writer, string label, string title, TextStyle style)
    {
        writer.WriteLine(new string('=', Width), TextStyle.Faint);
        writer.Write($"[{label}]", style);
        writer.WriteLine($" {title}");
        writer.WriteLine(new string('=', Width), TextStyle.Faint);
    }

    internal static string Title(Finding finding) => finding.Rules.Count switch
    {
        1 => $"{finding.Rules[0].Id} on {finding.Subject.Name}",
        var count when count == finding.Subject.Report.Rules.Count => $"all {count} rules on {finding.Subject.Name}",
        var count => $"{count} rules on {finding.Subject.Name}",
    };

    internal static string Again(Finding finding)
    {
        var all = finding.Rules.Count == finding.Subject.Report.Rules.Count && finding.Rules.Count > 1;
        var rules = all ? "" : $" --rules {string.Join(',', Selection(finding.Rules).Concat(finding.Example?.FoundBy ?? []))}";
        var subjects = finding.Example is { Partner.Length: > 0 } compared ? $"{finding.Subject.Spec},{compared.Partner}" : finding.Subject.Spec;
        return $"conform run --subject {Quoted(subjects)}{rules}{Chance(finding.Example, finding.Subject.Seed)}";
    }

    // What a shell and people can take: quotes only where they are needed.
    internal static string Quoted(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:,+".Contains(character, StringComparison.Ordinal))
            ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    // What many rules have in common can be seen with one.
    private static IEnumerable<string> Selection(IReadOnlyList<Rule> rules) =>
        rules.Take(rules.Count <= MostNamed ? MostNamed : 1).Select(rule => rule.Id);

    // What decides which programs are run.
    private static string Chance(Counterexample? example, ulong seed) => example switch
    {
        null => "",
        { Replay.Length: > 0 } => $" --replay {Quoted(example.Replay)}",
        { Cases: > 0 } => $" --seed {seed}{(example.Cases == new ConformanceOptions().Cases ? "" : $" --cases {example.Cases}")}",
        { Program.Length: > 0 } => $" --seed {seed}",
        _ => "",
    };

    private void WriteExample(Counterexample example, ExplainedFailure? explanation)
    {
        foreach (var (expected, index) in (explanation?.Expected ?? example.Expected).Select((text, index) => (text, index)))
        {
            WriteField(index == 0 ? "Expected:" : "or:", expected, TextStyle.Good);
        }

        WriteField("Got:", explanation?.Actual ?? example.Actual, TextStyle.Bad);
        if (explanation is not null)
        {
            WriteField("Where:", explanation.Where);
        }

        writer.WriteLine();
        if (example.Program.Length > 0)
        {
            WriteLiteral("Program:", example.Program);
            writer.WriteLine();
        }

        if (explanation is not null)
        {
            WriteBlock(explanation.Drawing);
            writer.WriteLine();
            writer.WriteLine("In C#:");
            WriteBlock(explanation.CSharp);
            writer.WriteLine();
        }

        if (example.Involved.Count > 0)
        {
            WriteField("See also:", string.Join(", ", example.Involved));
        }
    }

    // To be copied: in one line, however long.
    private void WriteLiteral(string name, string text) => writer.WriteLine(name.PadRight(Column) + text);

    private void WriteField(string name, string text, TextStyle style = TextStyle.Plain)
    {
        writer.Write(name.PadRight(Column));
        var lines = text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => TextLines.Wrap(line, Width - Column));
        writer.WriteLine(string.Join("\n" + new string(' ', Column), lines), style);
    }

    private void WriteWrapped(string text)
    {
        foreach (var line in TextLines.Wrap(text, Width))
        {
            writer.WriteLine(line);
        }
    }

    private void WriteBlock(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            writer.WriteLine(line.Length == 0 ? "" : "    " + line);
        }
    }
}
