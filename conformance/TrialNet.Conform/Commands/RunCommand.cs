using TrialNet.Conform.CommandLine;
using TrialNet.Conform.Sessions;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Poetry.Outside;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.CommandLine;
using TrialNet.Shared.Terminal;

namespace TrialNet.Conform.Commands;

/// <summary><c>conform run</c>: judges subjects.</summary>
internal sealed class RunCommand : Command<RunOptions>
{
    /// <inheritdoc/>
    public override string Name => "run";

    /// <inheritdoc/>
    public override string Summary => "judges subjects by the rules";

    /// <inheritdoc/>
    public override string Usage => "run --subject SPEC[,SPEC...] [options]";

    /// <inheritdoc/>
    public override string Text =>
        """
        Judges subjects by the rules of the book, each by those of its kind. Random programs, and programs made for each rule, run
        on the subject and on a model of the rules; the first difference is made as small as it gets and explained. What programs
        cannot show has checks of its own. A rule of which nothing could be seen is vacuous, and a failure. A reactor is judged by
        what its manifest declares; for those of TrialNet, and for a class of yours that is a factory or a reactor, it is read off
        the interfaces. A poetry server at an address is judged from outside, over real sockets: what cannot be seen from there is
        not decidable. Start a proxy afresh, let it get its poem from the address of --upstream, and the kit plays the server there.

        SPEC is
        """ + Table(SubjectSources.Help) + "\n\nNAME of a reporter is" + Table(ReportFormat.All.Select(format => (format.Name, format.Summary)));

    /// <inheritdoc/>
    public override IReadOnlyList<OptionDefinition<RunOptions>> Options => RunOptionTable.All;

    /// <inheritdoc/>
    protected override ExitCode Run(RunOptions options, TerminalStreams streams)
    {
        Operands.Refuse(options, "run");
        ReporterArguments.RefuseConflicts(options.Reporters, format => format.Name);
        var subjects = SubjectSources.Find(options.Subjects);
        var rules = Judged(options, subjects, streams);
        var replay = options.Replay is { } text ? Parse(text) : null;
        if (replay is not null && subjects.FirstOrDefault(subject => subject.Kind != RuleKind.Deferred) is { } other)
        {
            throw new ConformException($"--replay runs a program of Deferreds, and '{other.Spec}' is none; other rules are tried again with --rules and --seed");
        }

        if (options.Upstream is not null && !subjects.Any(static subject => subject is OutsideCandidate { Target.Role: OutsideRole.Proxy }))
        {
            throw new ConformException("--upstream is for a proxy at an address: --subject poetry:proxy@HOST:PORT");
        }

        var poem = options.PoemFile is { } file ? ReadPoem(file) : null;
        using var files = new ReportFiles(options, streams);
        using var interrupt = new Interrupt(streams);
        return interrupt.Guard(
            cancellation =>
            {
                var report = new Session(options, rules, replay, poem).Judge(subjects, subject => Announce(subject, streams), cancellation);
                Write(report, options, files, subjects, streams);
                return Conclude(report, subjects, streams, cancellation.IsCancellationRequested);
            },
            ExitCode.Aborted);
    }

    private static string Table(IEnumerable<(string Name, string Summary)> rows) =>
        string.Concat(rows.Select(row => $"\n  {row.Name.PadRight(26)}{row.Summary}"));

    private static List<Rule> Judged(RunOptions options, IReadOnlyList<Subject> subjects, TerminalStreams streams)
    {
        var selected = RuleSelection.Find(options.Rules);
        var judged = selected.Where(rule => subjects.Any(subject => rule.IsAskedOf(subject.Kind))).ToList();
        if (judged.Count == 0)
        {
            throw new ConformException(
                selected.Count == 0 ? $"no rule fits '{string.Join(',', options.Rules)}'" : $"{RuleRanges.Of(selected)}: not asked of {string.Join(", ", subjects.Select(subject => subject.Spec))}",
                ExitCode.NoRules);
        }

        if (subjects.FirstOrDefault(subject => judged.TrueForAll(rule => !rule.IsAskedOf(subject.Kind))) is { } idle)
        {
            throw new ConformException($"{RuleRanges.Of(judged)}: not asked of {idle.Spec}", ExitCode.NoRules);
        }

        if (options.Rules.Count > 0 && judged.Count < selected.Count)
        {
            streams.Error.WriteLine($"conform: not asked of these subjects: {RuleRanges.Of(selected.Except(judged))}");
        }

        return judged;
    }

    private static DeferredProgram Parse(string text)
    {
        try
        {
            return DeferredProgram.Parse(text);
        }
        catch (FormatException error)
        {
            throw new ConformException($"--replay is no program: {error.Message}");
        }
    }

    private static byte[] ReadPoem(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConformException($"--poem cannot be read: {error.Message}");
        }
    }

    private static void Announce(Subject subject, TerminalStreams streams)
    {
        if (streams.Line is not null)
        {
            streams.Error.WriteLine($"conform: judging {subject.Spec} ...");
            streams.Error.Flush();
        }
    }

    private static void Write(ConformanceReport report, RunOptions options, ReportFiles files, IReadOnlyList<Subject> subjects, TerminalStreams streams)
    {
        if (report.Subjects.All(subject => subject.Rules.Count == 0))
        {
            throw report.Subjects.Count == 0
                ? new ConformException("interrupted before anything was judged", ExitCode.Aborted)
                : new ConformException("the program meets the premise of no rule that was selected", ExitCode.NoRules);
        }

        files.Write((format, output, isTerminal) =>
            format.Write(report, output, new ReportOptions
            {
                UsesColours = isTerminal && options.WantsColours && streams.ShowsColours,
                IsVerbose = options.IsVerbose,
                Specs = [.. subjects.Select(subject => subject.Spec)],
            }));
    }

    private static ExitCode Conclude(ConformanceReport report, IReadOnlyList<Subject> subjects, TerminalStreams streams, bool isInterrupted)
    {
        if (isInterrupted)
        {
            var rest = subjects.Skip(report.Subjects.Count).Select(subject => subject.Spec).ToList();
            streams.Error.WriteLine(rest.Count == 0 ? "conform: interrupted; this is what was known by then" : $"conform: interrupted; not judged: {string.Join(", ", rest)}");
            return ExitCode.Aborted;
        }

        return Code(report);
    }

    /// <summary>What a complete run exits with.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The exit code.</returns>
    internal static ExitCode Code(ConformanceReport report) =>
        report.MissingRules.Count > 0 || report.Subjects.SelectMany(subject => subject.Rules).Any(verdict => verdict.Verdict == Verdict.HarnessError)
            ? ExitCode.HarnessError
            : report.IsGreen ? ExitCode.Success : ExitCode.Failed;
}
