using TrialNet.Conform.CommandLine;
using TrialNet.Conformance.Explaining;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.CommandLine;
using TrialNet.Shared.Terminal;
using TrialNet.Shared.Text;

namespace TrialNet.Conform.Commands;

/// <summary><c>conform explain</c>: a rule with all that belongs to it.</summary>
internal sealed class ExplainCommand : Command<CommandOptions>
{
    private const int Width = 100;
    private const int Column = 12;

    /// <inheritdoc/>
    public override string Name => "explain";

    /// <inheritdoc/>
    public override string Summary => "tells all about a rule: its terms, its programs, a drawing, where to look when it fails";

    /// <inheritdoc/>
    public override string Usage => "explain RULE...";

    /// <inheritdoc/>
    public override string Text => "Tells what a rule says and why, the terms that it uses, how it is judged, and where to look when it fails.\nRULE is an id such as D-4.05, or a chapter such as D-4.";

    /// <inheritdoc/>
    public override IReadOnlyList<OptionDefinition<CommandOptions>> Options => [];

    /// <inheritdoc/>
    protected override ExitCode Run(CommandOptions options, TerminalStreams streams)
    {
        if (options.Operands.Count == 0)
        {
            throw new ConformException("name a rule: conform explain RULE");
        }

        var book = RuleBook.Current;
        foreach (var (name, index) in options.Operands.Select((name, index) => (name, index)))
        {
            streams.Out.Write(index == 0 ? "" : "\n");
            if (book.Find(name) is { } rule)
            {
                WriteRule(rule, streams.Out);
            }
            else
            {
                WriteChapter(book.FindChapter(name) ?? throw RuleSelection.Unknown(name), streams.Out);
            }
        }

        return ExitCode.Success;
    }

    private static void WriteChapter(RuleChapter chapter, TextWriter output)
    {
        output.Write($"{chapter.Id}: {chapter.Title}\n\n");
        if (chapter.Introduction.Length > 0)
        {
            output.Write(Block("", chapter.Introduction, 0) + "\n");
        }

        foreach (var rule in chapter.Rules)
        {
            output.Write(Block(rule.Id, rule.Statement));
        }

        output.Write("\n" + Block("Look at:", chapter.LookAt));
    }

    private static void WriteRule(Rule rule, TextWriter output)
    {
        var chapter = RuleBook.Current.FindChapter(rule.Chapter)!;
        output.Write($"{rule.Id}, {rule.Level} ({chapter.Id}: {chapter.Title})\n\n");
        output.Write(Block("", rule.Statement, 0) + "\n");
        output.Write(Block("Why:", rule.Intent));
        if (chapter.Introduction.Length > 0)
        {
            output.Write(Block("Chapter:", chapter.Introduction));
        }

        output.Write(Block("Look at:", chapter.LookAt));
        output.Write(Block("Judged:", How(rule)));
        WriteScenarios(rule, output);
        foreach (var (term, index) in RuleBook.Current.TermsIn(rule.Statement).Select((term, index) => (term, index)))
        {
            output.Write(index == 0 ? "\n" : "");
            output.Write(Block(term.Name + ":", $"{term.Definition} Counts: {term.Counts} Does not count: {term.DoesNotCount}"));
        }
    }

    private static string How(Rule rule) => Judgement.Of(rule) switch
    {
        Judgement.NotYet => "not yet: the rule is in the book, and this kit has no check for it.",
        var means when rule.Kind == RuleKind.Reactor => $"by {string.Join(", by ", means.Split(", ").Select(Phrase))}, on reactors that the kit makes and runs.",
        var means when rule.Kind == RuleKind.Poetry => $"by {string.Join(", by ", means.Split(", ").Select(PhraseOfPoetry))}, on a simulated network.",
        "check" => "by a check of its own, in every timing that the rule speaks of.",
        "programs" => "by programs that run on the subject and on the model of the rules.",
        _ => "by programs that run on the subject and on the model of the rules, and by a check of its own.",
    };

    private static string PhraseOfPoetry(string means) =>
        means == "programs" ? "random programs whose Deferreds are the client's, beside a model of the rules" : Phrase(means);

    private static string Phrase(string means) => means switch
    {
        "programs" => "random programs beside a model of the rules",
        "comparison" => "random programs that another reactor runs as well",
        "faults" => "faults of sockets, where the subject lets the kit decide them (IHasSocketFaults)",
        "signals" => "signals to a process that is there for this alone (IRunsInChild)",
        _ => "a check of its own",
    };

    // As they stand in the book of scenarios; the run makes variants of each. The first is drawn: by the rules it goes like this.
    private static void WriteScenarios(Rule rule, TextWriter output)
    {
        var programs = RuleIds.TryParse(rule.Id, out var id) ? Scenarios.Of(id).Select(scenario => scenario.Program).ToList() : [];
        foreach (var (program, index) in programs.Select((program, index) => (program, index)))
        {
            output.Write($"{(index == 0 ? "Programs:" : "").PadRight(Column)}{program}\n");
        }

        if (programs is [var first, ..])
        {
            output.Write("\nThe first of them, by the rules:\n\n");
            foreach (var line in RouteDrawing.Of(first).ToText().TrimEnd('\n').Split('\n'))
            {
                output.Write(line.Length == 0 ? "\n" : $"    {line}\n");
            }
        }
    }

    private static string Block(string name, string text, int column = Column)
    {
        var lines = Statement.Plain(text).Split('\n').SelectMany(line => TextLines.Wrap(line, Width - column));
        return name.PadRight(column) + string.Join("\n" + new string(' ', column), lines) + "\n";
    }
}
