using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>The folder that a session works in, seen from outside.</summary>
public sealed class CommandFolderTests : IDisposable
{
    private static readonly string Samples = BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples");

    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public async Task The_logs_are_there_and_the_session_before_too()
    {
        (await _trial.Run($"{Samples}::Outputs.TestWritesALine")).MustExitWith(0);
        (await _trial.Run($"{Samples}::Verdicts.TestPasses")).MustExitWith(0);
        Assert.Equal(["_trial_history.jsonl", "_trial_temp"], Directory.GetFileSystemEntries(_trial.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("Verdicts.TestPasses", Read("test.log"), StringComparison.Ordinal);
        Assert.DoesNotContain("Outputs", Read("test.log"), StringComparison.Ordinal);
        Assert.Contains("Outputs.TestWritesALine", Read(Path.Combine("previous", "test.log")), StringComparison.Ordinal);
        Assert.Contains("a line on standard output", Read(Path.Combine("previous", "worker.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_refused()
    {
        var precious = Path.Combine(Directory.CreateDirectory(Path.Combine(_trial.Folder, "_trial_temp")).FullName, "precious");
        File.WriteAllText(precious, "gold");
        var result = (await _trial.Run($"{Samples}::Verdicts.TestPasses")).MustExitWith(5);
        Assert.StartsWith("trial: the folder '_trial_temp' was not made by trial ", result.Error, StringComparison.Ordinal);
        Assert.Equal("gold", File.ReadAllText(precious));
    }

    [SkippableFact]
    public async Task A_busy_folder_is_left_alone_and_a_killed_session_leaves_it_free()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using (var busy = _trial.Start("--timeout=100", "--temp-directory=mine", $"{Samples}::Outputs.TestWritesAndWaits"))
        {
            await busy.WaitForLineAsync("Running 1 tests on ");
            var refused = (await _trial.Run("--temp-directory=mine", $"{Samples}::Verdicts.TestPasses")).MustExitWith(5);
            Assert.Equal($"trial: the folder 'mine' is used by another trial (process {busy.Id}): wait for it, or name another with --temp-directory\n", refused.Error);
            busy.Signal(PosixSignal.Kill);
            await busy.WaitForExitAsync();
        }

        (await _trial.Run("--temp-directory=mine", $"{Samples}::Verdicts.TestPasses")).MustExitWith(0);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_trial.Folder, "_trial_temp", file));
}
