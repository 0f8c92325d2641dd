using TrialNet.Conformance.Poetry.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Rules;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Conform;

public sealed class HelpTests : IDisposable
{
    private readonly ConformCommand _conform = new();

    public void Dispose() => _conform.Dispose();

    [Fact]
    public async Task Help_lists_the_commands() => await Snapshots.Verify((await _conform.Run("--help")).MustExitWith(0).Output);

    [Theory]
    [InlineData("run")]
    [InlineData("list")]
    [InlineData("explain")]
    public async Task Help_of_a_command_lists_its_options(string command) =>
        await Snapshots.Verify(OnAnyMachine((await _conform.Run(command, "--help")).MustExitWith(0).Output), new VerifySettings().UseTextForParameters(command));

    [Fact]
    public async Task Without_a_command_the_help_goes_to_stderr()
    {
        var result = (await _conform.Run()).MustExitWith(5);

        Assert.Equal("", result.Output);
        Assert.Equal((await _conform.Run("help")).MustExitWith(0).Output, result.Error);
    }

    [Fact]
    public async Task Version_names_rule_book_and_runtime() =>
        Assert.Matches(
            $@"^conform \d+\.\d+\.\d+, rule book {RuleBook.Current.Version} \(\.NET \d+\.\d+\.\d+\)\n$",
            (await _conform.Run("--version")).MustExitWith(0).Output);

    [Fact]
    public async Task List_says_of_every_rule_how_it_is_judged()
    {
        var lines = (await _conform.Run("list")).MustExitWith(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(RuleBook.Current.Rules.Select(rule => rule.Id), lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        var judged = RuleIds.Count + ReactorChecks.All.Select(check => check.Rule).Concat(PoetryChecks.All.Select(check => check.Rule)).Distinct(StringComparer.Ordinal).Count();
        Assert.Equal(RuleBook.Current.Rules.Count - judged, lines.Count(line => line.Contains(" not judged yet ", StringComparison.Ordinal)));
        Assert.Equal($"{RuleBook.Current.Rules.Count} rules, {judged} of them judged by this kit; rule book {RuleBook.Current.Version}", lines[^1]);
    }

    [Fact]
    public async Task List_takes_chapters_and_globs() =>
        await Snapshots.Verify((await _conform.Run("list", "--rules", "D-5,D-8.*7", "--rules=R-SIM-01,P-PX-01")).MustExitWith(0).Output);

    [Fact]
    public async Task Explain_tells_all_about_rules_and_chapters() =>
        await Snapshots.Verify((await _conform.Run("explain", "d-4.05", "R-TCP-01", "D-13.02", "D-5")).MustExitWith(0).Output);

    // How that reactor moves its bytes is up to the machine.
    private static string OnAnyMachine(string text) =>
        text.Replace(TrialNet.Reactor.Reactors.Find("completion")!.Summary, "(the system works ahead)", StringComparison.Ordinal);
}
