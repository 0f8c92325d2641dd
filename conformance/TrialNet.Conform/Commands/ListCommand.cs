using TrialNet.Conform.CommandLine;
using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Rules;
using TrialNet.Shared.CommandLine;
using TrialNet.Shared.Terminal;

namespace TrialNet.Conform.Commands;

/// <summary><c>conform list</c>: the rules, one a line.</summary>
internal sealed class ListCommand : Command<CommandOptions>
{
    private const int LevelWidth = 24;
    private const int LeastJudgedWidth = 17;

    /// <inheritdoc/>
    public override string Name => "list";

    /// <inheritdoc/>
    public override string Summary => "lists the rules: id, level, how each is judged, what it says";

    /// <inheritdoc/>
    public override string Usage => "list [--rules GLOB[,GLOB...]]";

    /// <inheritdoc/>
    public override string Text =>
        """
        Lists the rules of the book, one a line: id, level, how it is judged, what it says. A rule is judged by programs that
        run on the subject and on the model of the rules, by a check of its own, or both; of reactors also by comparison with
        another one, by faults of their sockets, and by signals to processes of their own. Programs of poetry fetch poems in
        random ways on a simulated network.
        """;

    /// <inheritdoc/>
    public override IReadOnlyList<OptionDefinition<CommandOptions>> Options { get; } =
        [new("rules", null, new("GLOB"), "What is listed", RuleSelection.Help, (options, value) => options.AddRules(value!))];

    /// <inheritdoc/>
    protected override ExitCode Run(CommandOptions options, TerminalStreams streams)
    {
        Operands.Refuse(options, "list");
        var rules = RuleSelection.Find(options.Rules);
        if (rules.Count == 0)
        {
            throw new ConformException($"no rule fits '{string.Join(',', options.Rules)}'", ExitCode.NoRules);
        }

        var width = Math.Max(LeastJudgedWidth, rules.Max(rule => Judgement.Of(rule).Length) + 2);
        foreach (var chapter in rules.GroupBy(rule => rule.Chapter, StringComparer.Ordinal))
        {
            streams.Out.Write($"{chapter.Key}: {RuleBook.Current.FindChapter(chapter.Key)!.Title}\n");
            foreach (var rule in chapter)
            {
                streams.Out.Write($"  {rule.Id,-10}{rule.Level,-LevelWidth}{Judgement.Of(rule).PadRight(width)}{Statement.Plain(rule.Statement)}\n");
            }
        }

        streams.Out.Write($"{rules.Count} rules, {rules.Count(rule => Judgement.Of(rule) != Judgement.NotYet)} of them judged by this kit; rule book {RuleBook.Current.Version}\n");
        return ExitCode.Success;
    }
}
