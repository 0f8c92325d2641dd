using System.Globalization;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.Text;

namespace TrialNet.Conformance.Reporting;

/// <summary>The report for people: first what is broken and why, then a letter for each rule, then the counts.</summary>
internal sealed class TextReport
{
    private const int TitleWidth = 34;
    private const int Width = 100;

    private readonly ReportDigest _digest;
    private readonly ReportWriter _writer;

    private readonly IReadOnlyList<string> _names;

    private TextReport(ReportDigest digest, ReportWriter writer)
    {
        _digest = digest;
        _writer = writer;

        // As they are written, so that columns are as wide as what stands in them.
        _names = [.. digest.Subjects.Select(subject => HarmlessText.Of(subject.Name))];
    }

    internal static void Write(ReportDigest digest, TextWriter output) =>
        new TextReport(digest, new ReportWriter(output, digest.Options.UsesColours)).Write();

    private void Write()
    {
        var findings = new TextFinding(_writer);
        foreach (var finding in _digest.Broken)
        {
            findings.Write(finding);
        }

        WriteLost();
        WriteMatrix();
        if (_digest.Options.IsVerbose)
        {
            WriteRules();
        }

        WriteUndecided();
        WriteWarnings();
        WriteSummary();
    }

    private void WriteLost()
    {
        if (_digest.Report.MissingRules is { Count: > 0 } missing)
        {
            TextFinding.WriteHead(_writer, "LOST", $"{Number(missing.Count, "selected rule")} without a verdict", TextStyle.Bad);
            _writer.WriteLine($"The kit lost them, which is a fault of the kit: {RuleRanges.Of(missing.Select(id => ReportDigest.Book.Find(id)!))}");
            _writer.WriteLine();
        }
    }

    private void WriteMatrix()
    {
        var columns = _names.Select(name => Math.Max(name.Length, _digest.Chapters.Max(chapter => chapter.Rules.Count)) + 2).ToList();
        _writer.Write($"Rule book {_digest.Report.RuleBookVersion}".PadRight(TitleWidth + 7), TextStyle.Faint);
        for (var i = 0; i < columns.Count; i++)
        {
            _writer.Write(i + 1 < columns.Count ? _names[i].PadRight(columns[i]) : _names[i]);
        }

        _writer.WriteLine();
        foreach (var chapter in _digest.Chapters)
        {
            _writer.Write($"{chapter.Id,-6} {chapter.Title.PadRight(TitleWidth)}");
            for (var i = 0; i < columns.Count; i++)
            {
                foreach (var rule in chapter.Rules)
                {
                    var look = _digest.Subjects[i].IsAsked(rule) ? LookOf(_digest.Subjects[i].On(rule.Id)) : NotAsked;
                    _writer.Write(look.Letter.ToString(), look.Style);
                }

                if (i + 1 < columns.Count)
                {
                    _writer.Write(new string(' ', columns[i] - chapter.Rules.Count));
                }
            }

            _writer.WriteLine();
        }

        _writer.WriteLine(VerdictLook.Legend, TextStyle.Faint);
        _writer.WriteLine();
    }

    private static VerdictLook NotAsked { get; } = VerdictLook.Of(Verdict.NotDeclared) with { Letter = ' ' };

    private static VerdictLook LookOf(RuleVerdict? verdict) =>
        verdict is null ? VerdictLook.Of(Verdict.HarnessError) with { Label = "lost by the kit", Letter = '!' } : VerdictLook.Of(verdict.Verdict);

    private void WriteRules()
    {
        foreach (var rule in _digest.Rules)
        {
            _writer.WriteLine($"{rule.Id}  {TextLines.Wrap(Statement.Plain(rule.Statement), Width - 12) switch { [var one] => one, [var first, ..] => first + " ...", _ => "" }}");
            foreach (var subject in _digest.Subjects.Where(subject => subject.IsAsked(rule)))
            {
                var verdict = subject.On(rule.Id);
                var look = LookOf(verdict);
                _writer.Write("        ");
                _writer.Write(look.Label, look.Style);
                _writer.Write($"  {subject.Name}", TextStyle.Faint);
                _writer.WriteLine(verdict is { Cases: > 0 } ? $"  {Number(verdict.Cases, "case")}" : "", TextStyle.Faint);
            }
        }

        _writer.WriteLine();
    }

    private void WriteUndecided()
    {
        foreach (var finding in _digest.Undecided)
        {
            var look = VerdictLook.Of(finding.Verdict);
            WriteHanging($"{finding.Subject.Name}: ", $"{look.Label}: {finding.Found.Reason} ({Number(finding.Rules.Count, "rule")}: {RuleRanges.Of(finding.Rules)})", TextStyle.Faint);
        }

        if (_digest.Undecided.Count > 0)
        {
            _writer.WriteLine();
        }
    }

    private void WriteWarnings()
    {
        var warnings = _digest.Subjects.SelectMany(subject => subject.Report.Warnings.Select(text => (subject.Name, Text: text))).ToList();
        foreach (var (name, text) in warnings)
        {
            WriteHanging($"{name}: ", $"note: {text}", TextStyle.Notice);
        }

        if (warnings.Count > 0)
        {
            _writer.WriteLine();
        }
    }

    private void WriteHanging(string head, string text, TextStyle style)
    {
        _writer.Write(head);
        _writer.WriteLine(string.Join("\n" + new string(' ', head.Length), TextLines.Wrap(text, Width - head.Length)), style);
    }

    private void WriteSummary()
    {
        var width = _names.Select(name => name.Length).DefaultIfEmpty().Max();
        foreach (var subject in _digest.Subjects)
        {
            _writer.Write($"{_names[subject.Number].PadRight(width)}  ");
            _writer.Write(subject.Report.IsGreen ? "PASSED" : "FAILED", subject.Report.IsGreen ? TextStyle.Good : TextStyle.Bad);
            _writer.WriteLine($"  {Counts(subject.Count)}; {How(subject.Report)} in {Seconds(subject.Report.Elapsed)}");
        }

        _writer.WriteLine();
        var elapsed = _digest.Subjects.Aggregate(TimeSpan.Zero, (sum, subject) => sum + subject.Report.Elapsed);
        _writer.WriteLine($"Judged {Number(_digest.Rules.Count, "rule")} on {Number(_digest.Subjects.Count, "subject")} in {Seconds(elapsed)}, seed {_digest.Report.Seed}");
        _writer.WriteLine();
        _writer.WriteLine(LastLine(_digest), _digest.Report.IsGreen ? TextStyle.Good : TextStyle.Bad);
    }

    private static string How(SubjectReport report) => report.Rules.Any(verdict => ReportDigest.Book.Find(verdict.Rule)?.Kind is RuleKind.Reactor or RuleKind.Poetry)
        ? Number(report.Programs, "check or program", "checks and programs") : $"{Number(report.Programs, "program")} by the {report.Profile} profile";

    private static string LastLine(ReportDigest digest)
    {
        var items = VerdictLook.Order.Select(verdict => (VerdictLook.Of(verdict).Name, Count: digest.Count(verdict)))
            .Append(("lost", digest.Report.MissingRules.Count))
            .Where(item => item.Item2 > 0)
            .Select(item => $"{item.Item1}={item.Item2}");
        return $"{(digest.Report.IsGreen ? "PASSED" : "FAILED")} ({string.Join(", ", items)})";
    }

    internal static string Counts(Func<Verdict, int> count) => string.Join(", ", VerdictLook.Order
        .Where(verdict => count(verdict) > 0)
        .Select(verdict => string.Create(CultureInfo.InvariantCulture, $"{count(verdict)} {VerdictLook.Of(verdict).Label}")));

    internal static string Number(long count, string what) => Number(count, what, what + "s");

    private static string Number(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F3}s");
}
