using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>What somebody sees who made a mistake: one line that says how to mend it, and an exit code.</summary>
public sealed class MistakesTests : IDisposable
{
    private readonly ConformCommand _conform = new();

    public void Dispose() => _conform.Dispose();

    [Theory]
    [InlineData("unknown command 'rum'; did you mean 'run'?", "rum")]
    [InlineData("unknown command 'xyzzy'; 'conform --help' lists the commands", "xyzzy")]
    [InlineData("unknown option '--versoin'; did you mean '--version'?", "--versoin")]
    [InlineData("unknown option '--subjekt'; did you mean '--subject'?", "run", "--subjekt=x")]
    [InlineData("option '--subject' needs a value: --subject SPEC[,SPEC...]", "run", "--subject")]
    [InlineData("option '--exhaustive=' needs OPS after '=', or no '='", "run", "--exhaustive=")]
    [InlineData("'5' after '--exhaustive' would be a target; a value is written --exhaustive=5", "run", "--exhaustive", "5")]
    [InlineData("option '--exhaustive' needs a whole number from 1 to 2147483647, but was given '0'", "run", "--exhaustive=0")]
    [InlineData("option '--seed' needs a whole number from 0 to 18446744073709551615, but was given '-1'", "run", "--seed", "-1")]
    [InlineData("option '--cases' needs a whole number from 0 to 2147483647, but was given 'many'", "run", "--cases=many")]
    [InlineData("option '--patience' needs seconds, such as 2 or 0.5, up to 1,000,000, but was given '0'", "run", "--patience=0")]
    [InlineData("option '--no-color' takes no value, but was given 'yes'", "run", "--no-color=yes")]
    [InlineData("unknown reporter 'jnit'; nearest: 'junit'; there are: text, json, junit, md, html", "run", "--reporter=jnit")]
    [InlineData("the reporters json and md would all write to the terminal; give all but one a file: --reporter NAME=FILE", "run", "--reporter=json", "--reporter=md")]
    [InlineData("name a subject: --subject deferred:trialnet, reactor:epoll or poetry:HOST:PORT, or --subject deferred:PATH.dll::Type for one of your own", "run")]
    [InlineData("'deferred:trialnet' is no option; 'conform run --help' lists the options", "run", "deferred:trialnet")]
    [InlineData("'trialnet' has no kind; write --subject deferred:trialnet", "run", "--subject=trialnet")]
    [InlineData("'select' has no kind; write --subject reactor:select", "run", "--subject=select")]
    [InlineData("unknown kind of subject 'defered'; nearest: 'deferred'; write --subject deferred:NAME, reactor:NAME or poetry:NAME", "run", "--subject=defered:trialnet")]
    [InlineData("unknown subject 'deferred:trailnet'; nearest: 'trialnet'; there are: trialnet, ", "run", "--subject=deferred:trailnet")]
    [InlineData("unknown subject 'reactor:selekt'; nearest: 'select'; there are: ", "run", "-s", "reactor:selekt")]
    [InlineData("'reactor:::X' names no file: write reactor:PATH.dll::Type", "run", "-s", "reactor:::X")]
    [InlineData("--replay runs a program of Deferreds, and 'reactor:select' is none; ", "run", "-s=reactor:select", "--replay=a = new")]
    [InlineData("'localhost:99999' is not an address: the port must be a number from 1 to 65535", "run", "-s=poetry:localhost:99999")]
    [InlineData("there is no role 'sonnet'; write poem@HOST:PORT, slow@HOST:PORT, proxy@HOST:PORT, transform@HOST:PORT", "run", "-s=poetry:sonnet@localhost:1")]
    [InlineData("there is no file 'nowhere/x.dll'", "run", "--subject=deferred:nowhere/x.dll::X")]
    [InlineData("there is no rule 'D-4.05b'; nearest: 'D-4.05'", "run", "--subject=deferred:trialnet", "--rules=D-4.05b")]
    [InlineData("there is no rule 'Q-15'", "list", "--rules=Q-15")]
    [InlineData("there is no rule 'D-4.05x'; nearest: 'D-4.05'", "explain", "D-4.05x")]
    [InlineData("name a rule: conform explain RULE", "explain")]
    [InlineData("'D-4.05' is no option; 'conform list --help' lists the options", "list", "D-4.05")]
    [InlineData("--replay is no program: ", "run", "--subject=deferred:trialnet", "--replay=a = knew")]
    public async Task A_mistake_is_one_line(string message, params string[] arguments) => IsOneLine(5, message, await _conform.Run(arguments));

    [Theory]
    [InlineData("no rule fits 'Q-*'", "run", "--subject=deferred:trialnet", "--rules=Q-*")]
    [InlineData("R-TCP: not asked of deferred:trialnet", "run", "--subject=deferred:trialnet", "--rules=R-TCP-*")]
    [InlineData("D-1: not asked of reactor:select", "run", "--subject=deferred:trialnet,reactor:select", "--rules=D-1")]
    [InlineData("no rule fits 'Q-*'", "list", "--rules=Q-*")]
    public async Task Without_a_rule_there_is_nothing_to_do(string message, params string[] arguments) => IsOneLine(8, message, await _conform.Run(arguments));

    [Fact]
    public async Task A_misspelt_file_is_offered()
    {
        File.WriteAllText(Path.Combine(_conform.Folder, "Mine.dll"), "");
        IsOneLine(5, "there is no file 'Mein.dll'; nearest: 'Mine.dll'", await _conform.Run("run", "-s", "deferred:Mein.dll::Mine"));
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_told()
    {
        File.WriteAllText(Path.Combine(_conform.Folder, "Mine.dll"), "not an assembly");
        IsOneLine(5, "'Mine.dll' cannot be loaded as an assembly: ", await _conform.Run("run", "-s", "deferred:Mine.dll::Mine"));
    }

    [Fact]
    public async Task A_type_that_is_misspelt_is_offered() => IsOneLine(
        5,
        $"there is no type 'SubjectThatPauseOnce' in '{ConformCommand.Assembly}'; nearest: 'SubjectThatPausesOnce'",
        await _conform.Run("run", "-s", $"deferred:{ConformCommand.Assembly}::SubjectThatPauseOnce"));

    [Theory]
    [InlineData("NoSubject", "derives from System.Object")]
    [InlineData("SubjectWithArguments", "has no public constructor without parameters")]
    public async Task A_type_that_is_no_subject_is_told(string type, string reason)
    {
        var result = await _conform.Run("run", "-s", $"deferred:{ConformCommand.Assembly}::{type}");
        IsOneLine(
            5,
            $"'TrialNet.Conformance.Tests.Conform.{type}' cannot be a subject: it must be a TrialNet.Conformance.Subjects.DeferredSubject that can be made with new(), and it {reason}",
            result);
    }

    [Fact]
    public async Task Without_a_type_those_of_the_file_are_listed()
    {
        var result = await _conform.Run("run", "-s", $"deferred:{ConformCommand.Assembly}");
        IsOneLine(5, $"name the type behind the file: deferred:{ConformCommand.Assembly}::Type; subjects in it: TrialNet.Conformance.Tests.", result);
        Assert.Contains("TrialNet.Conformance.Tests.Conform.SubjectThatHangs, ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_told_before_anything_is_judged() =>
        IsOneLine(5, "the report 'no/such/folder.json' cannot be written: ", await _conform.Run("run", "-s", "deferred:trialnet", "--cases=1000000", "--reporter=json=no/such/folder.json"));

    private static void IsOneLine(int code, string message, ProcessResult result)
    {
        result.MustExitWith(code);
        Assert.Equal("", result.Output);
        Assert.StartsWith("conform: " + message, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
    }
}
