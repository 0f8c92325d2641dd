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
    private async Task<string> OnTerminal(string? noColor)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "script has other options there");
        var run = await ProcessRun.RunAsync(
            RequiredTool.OrSkip("script"),
            ["-qec", $"'{BuiltProject.Executable("TrialNet.Trial", "trial")}' '{Tests}'", "/dev/null"],
            new ProcessRunOptions
            {
                WorkingDirectory = _folder,
                Timeout = TimeSpan.FromMinutes(1),
                Environment = new Dictionary<string, string?> { ["NO_COLOR"] = noColor, ["TERM"] = "xterm" },
            });
        return run.MustExitWith(2).Output;
    }
}
