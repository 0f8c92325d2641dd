using TrialNet.Trial;
using TrialNet.Trial.Sessions;

namespace TrialNet.Runner.Tests.Trial;

public sealed class TrialTempTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("trial-temp-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_default_folder_is_made_and_marked()
    {
        using var temp = TrialTemp.Claim(null, _root);
        Assert.Equal(Path.Combine(_root, "_trial_temp"), temp.Path);
        Assert.True(File.Exists(Path.Combine(temp.Path, "_trial_marker")));
    }

    [Fact]
    public void A_busy_default_folder_gets_a_number_and_a_free_one_is_taken_again()
    {
        using (TrialTemp.Claim(null, _root))
        {
            using var second = TrialTemp.Claim(null, _root);
            using var third = TrialTemp.Claim(null, _root);
            Assert.Equal(["_trial_temp-1", "_trial_temp-2"], new[] { second, third }.Select(temp => Path.GetFileName(temp.Path)));
        }

        using var again = TrialTemp.Claim(null, _root);
        Assert.Equal("_trial_temp", Path.GetFileName(again.Path));
    }

    [Fact]
    public void A_folder_in_which_a_test_deleted_all_that_it_could_is_ours_all_the_same()
    {
        using (var temp = TrialTemp.Claim(null, _root))
        {
            File.Delete(Path.Combine(temp.Path, "_trial_marker"));
            File.WriteAllText(Path.Combine(temp.Path, "left"), "");
        }

        using var again = TrialTemp.Claim(null, _root);
        Assert.Equal("_trial_temp", Path.GetFileName(again.Path));
    }

    [Fact]
    public void What_the_session_writes_itself_is_known()
    {
        using var temp = TrialTemp.Claim(null, _root);
        Assert.All(["journal.jsonl", "test.log", "worker.log", "_trial_marker", "../_trial_history.jsonl"], name => Assert.True(temp.Keeps(Path.GetFullPath(name, temp.Path)), name));
        Assert.All(["report.xml", "previous/journal.jsonl", "../journal.jsonl"], name => Assert.False(temp.Keeps(Path.GetFullPath(name, temp.Path)), name));
    }

    [Fact]
    public void The_root_of_the_file_system_is_somebody_elses()
    {
        var root = Path.GetPathRoot(_root)!;
        Assert.Equal(Path.Combine(root, "_trial_history.jsonl"), TrialTemp.HistoryFileOf(root, _root));
        Assert.Contains("was not made by trial", Assert.Throws<TrialException>(() => TrialTemp.Claim(root, _root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_busy_folder_that_was_named_is_an_error_that_names_the_holder()
    {
        using var temp = TrialTemp.Claim("mine", _root);
        var mistake = Assert.Throws<TrialException>(() => TrialTemp.Claim("mine", _root));
        Assert.Equal($"the folder 'mine' is used by another trial (process {Environment.ProcessId}): wait for it, or name another with --temp-directory", mistake.Message);
        Assert.Equal(ExitCode.BadCommandLine, mistake.Code);
    }

    [Fact]
    public void What_a_dead_process_left_locked_is_free()
    {
        // A lock file and the id of a process that is gone: what remains after a kill.
        using (var temp = TrialTemp.Claim(null, _root))
        {
            File.WriteAllText(Path.Combine(temp.Path, "_trial_marker"), "4194305");
        }

        using var taken = TrialTemp.Claim(null, _root);
        Assert.Equal("_trial_temp", Path.GetFileName(taken.Path));
    }

    [Fact]
    public void The_last_session_is_kept_and_the_one_before_is_not()
    {
        foreach (var session in (string[])["first", "second", "third"])
        {
            using var temp = TrialTemp.Claim(null, _root);
            Assert.False(File.Exists(Path.Combine(temp.Path, "test.log")));
            File.WriteAllText(Path.Combine(temp.Path, "test.log"), session);
            File.WriteAllText(Path.Combine(temp.Folder("tests"), session), "");
        }

        var previous = Path.Combine(_root, "_trial_temp", "previous");
        Assert.Equal("second", File.ReadAllText(Path.Combine(previous, "test.log")));
        Assert.Equal(["second"], Directory.GetFiles(Path.Combine(previous, "tests")).Select(Path.GetFileName));
        Assert.False(Directory.Exists(Path.Combine(previous, "previous")));
    }

    [Theory]
    [InlineData(null, "_trial_temp")]
    [InlineData("mine", "mine")]
    public void A_folder_of_somebody_else_is_refused_and_left_alone(string? folder, string name)
    {
        var precious = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, name)).FullName, "precious");
        File.WriteAllText(precious, "gold");
        var mistake = Assert.Throws<TrialException>(() => TrialTemp.Claim(folder, _root));
        Assert.Equal(
            $"the folder '{name}' was not made by trial (it has no _trial_marker) and will not be emptied: name another with --temp-directory", mistake.Message);
        Assert.Equal("gold", File.ReadAllText(precious));
        Assert.Equal([precious], Directory.GetFileSystemEntries(Path.GetDirectoryName(precious)!));
    }

    [Fact]
    public void An_empty_folder_is_nobodys()
    {
        Directory.CreateDirectory(Path.Combine(_root, "mine"));
        using var temp = TrialTemp.Claim("mine", _root);
        Assert.Equal(Path.Combine(_root, "mine"), temp.Path);
    }

    [Fact]
    public void A_file_in_the_way_is_told()
    {
        File.WriteAllText(Path.Combine(_root, "mine"), "");
        Assert.StartsWith("'mine' is a file:", Assert.Throws<TrialException>(() => TrialTemp.Claim("mine", _root)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_folder_that_a_test_made_unwritable_does_not_stop_the_next_session()
    {
        Skip.If(OperatingSystem.IsWindows(), "file modes");
        for (var session = 0; session < 3; session++)
        {
            using var temp = TrialTemp.Claim(null, _root);
            var locked = temp.Folder("locked");
            File.WriteAllText(Path.Combine(locked, "inside"), "");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(locked, UnixFileMode.None);
            }
        }

        using var last = TrialTemp.Claim(null, _root);
        Assert.True(Directory.Exists(Path.Combine(last.Path, "previous", "locked")));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(last.Path, "previous", "locked"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
