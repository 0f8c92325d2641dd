using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>What the command writes to a terminal, and what elsewhere.</summary>
public sealed class CommandTerminalTests : IDisposable
{
    private const string Progress = "[0 of 2] TrialNet.Samples.Verdicts.TestFails";

    private readonly string _folder = Directory.CreateTempSubdirectory("trial-terminal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task A_terminal_shows_progress_and_colours()
    {
        var output = await OnTerminal(noColor: null);

        Assert.Contains(Progress, output, StringComparison.Ordinal);
        Assert.Contains("\u001b[31m[FAIL]\u001b[0m", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task NO_COLOR_leaves_the_progress_and_no_colour()
    {
        var output = await OnTerminal(noColor: "1");

        Assert.Contains(Progress, output, StringComparison.Ordinal);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*m", output);
    }

    [SkippableFact]
    public async Task A_terminal_that_can_only_print_lines_gets_lines() =>
        Assert.DoesNotMatch("\u001b\\[[0-9;]*m|\\r[^\n]", await OnTerminal(noColor: null, kind: "dumb"));

    [SkippableFact]
    public async Task A_narrow_terminal_gets_a_line_that_fits()
    {
        var output = await OnTerminal(noColor: "1", before: "stty cols 20; ");

        Assert.Contains("[0 of 2] TrialNe...\r", output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(">&-")]
    [InlineData(">/dev/full")]
    public async Task An_output_that_takes_nothing_is_told_in_a_line(string redirection)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "redirections of its shell");
        var run = (await Shell($"'{BuiltProject.Executable("TrialNet.Trial", "trial")}' '{Tests}' {redirection}")).MustExitWith(2);

        Assert.Matches(@"^trial: the reporter 'tree' failed and is switched off; the run goes on\. [^\n]+\n$", run.Error);
    }

    [SkippableFact]
    public async Task Where_no_temporary_files_can_be_made_the_folder_is_named_in_a_line()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "there it is TMPDIR that tells the folder");
        var run = (await Shell($"TMPDIR='{_folder}/nowhere' '{BuiltProject.Executable("TrialNet.Trial", "trial")}' '{Tests}'")).MustExitWith(5);

        Assert.Matches(@"^trial: '[^']+' cannot be tested: No pipe to a worker can be made in the folder for temporary files, '[^']+/nowhere/': [^\n]+\n$", run.Error);
    }

    [Fact]
    public async Task Elsewhere_the_report_is_plain()
    {
        using var trial = new TrialCommand();
        var output = (await trial.Run(Tests)).MustExitWith(2).Output;

        Assert.DoesNotContain("\r", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal);
    }

    private static string Tests => BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples") + "::Verdicts.TestFails,Verdicts.TestPasses";

    // util-linux's script gives its command a terminal and writes down what appears on it.
    private async Task<string> OnTerminal(string? noColor, string kind = "xterm", string before = "")
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "script has other options there");
        var run = await ProcessRun.RunAsync(
            RequiredTool.OrSkip("script"),
            ["-qec", $"{before}'{BuiltProject.Executable("TrialNet.Trial", "trial")}' '{Tests}'", "/dev/null"],
            new ProcessRunOptions
            {
                WorkingDirectory = _folder,
                Timeout = TimeSpan.FromMinutes(1),
                Environment = new Dictionary<string, string?> { ["NO_COLOR"] = noColor, ["TERM"] = kind },
            });
        return run.MustExitWith(2).Output;
    }

    private Task<ProcessResult> Shell(string command) =>
        ProcessRun.RunAsync("sh", ["-c", command], new ProcessRunOptions { WorkingDirectory = _folder, Timeout = TimeSpan.FromMinutes(1) });
}
