using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>What somebody sees who made a mistake: one line that says how to mend it, and exit code 5.</summary>
public sealed class CommandMistakesTests : IDisposable
{
    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public async Task Without_a_target_the_help_goes_to_stderr()
    {
        var result = (await _trial.Run()).MustExitWith(5);
        Assert.Equal("", result.Output);
        Assert.StartsWith("usage: trial [options] TARGET[::NAME[,NAME]...]...\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown option '--reacter'; did you mean '--reactor'?", "--reacter=epoll")]
    [InlineData("option '--timeout' needs seconds, such as 2 or 0.5, up to 1,000,000, but was given 'soon'", "--timeout=soon", "x")]
    [InlineData("option '--memory' needs a whole number from 64 to 2147483647, but was given '1'", "--memory=1", "x")]
    [InlineData("unknown reactor 'selec'; nearest: 'select'", "-r", "selec", "x.dll")]
    [InlineData("there is no file or folder 'nowhere/x.dll'", "nowhere/x.dll")]
    [InlineData("there is no file or folder 'My.Tests.Poems'; the name of a test goes behind its target: TARGET::My.Tests.Poems", "My.Tests.Poems")]
    [InlineData("there is no project in the folder '.'; a target is a project, a test assembly (.dll) or a test executable", ".")]
    public async Task A_mistake_is_one_line(string message, params string[] arguments) => IsOneLine(message, await _trial.Run(arguments));

    [Fact]
    public async Task A_misspelt_file_is_offered()
    {
        File.WriteAllText(Path.Combine(_trial.Folder, "Poems.dll"), "");
        IsOneLine("there is no file or folder 'Poem.dll'; nearest: 'Poems.dll'", await _trial.Run("Poem.dll"));
    }

    [Fact]
    public async Task Projects_below_a_folder_are_offered()
    {
        Directory.CreateDirectory(Path.Combine(_trial.Folder, "src", "Poems.Tests"));
        File.WriteAllText(Path.Combine(_trial.Folder, "src", "Poems.Tests", "Poems.Tests.csproj"), "");
        IsOneLine($"there is no project in the folder '.'; below it there are '{Path.Combine(".", "src", "Poems.Tests")}'", await _trial.Run("."));
    }

    [Fact]
    public async Task Several_projects_in_a_folder_are_named()
    {
        File.WriteAllText(Path.Combine(_trial.Folder, "A.csproj"), "");
        File.WriteAllText(Path.Combine(_trial.Folder, "B.csproj"), "");
        var result = await _trial.Run(".");
        Assert.Contains("'A.csproj'", result.Error, StringComparison.Ordinal);
        Assert.Contains("'B.csproj'", result.Error, StringComparison.Ordinal);
        IsOneLine("there are several projects in the folder '.': name one of ", result);
    }

    [Fact]
    public async Task An_assembly_without_tests_is_no_target() =>
        IsOneLine($"'{TrialCommand.NoTestAssembly}' cannot be tested: ", await _trial.Run(TrialCommand.NoTestAssembly));

    [Fact]
    public async Task A_file_that_is_no_program_is_no_target()
    {
        File.WriteAllText(Path.Combine(_trial.Folder, "poem.txt"), "Roses are red");
        IsOneLine("'poem.txt' cannot be tested: ", await _trial.Run("poem.txt"));
    }

    [SkippableFact]
    public async Task A_current_directory_that_is_gone_is_told()
    {
        Skip.If(OperatingSystem.IsWindows(), "a directory in use cannot be removed there");
        var gone = Directory.CreateDirectory(Path.Combine(_trial.Folder, "gone")).FullName;
        var trial = BuiltProject.Executable("TrialNet.Trial", "trial");
        var result = await ProcessRun.RunAsync("sh", ["-c", $"cd '{gone}' && rmdir '{gone}' && exec '{trial}' x.dll"]);
        IsOneLine("the current directory does not exist any more", result);
    }

    private static void IsOneLine(string message, ProcessResult result)
    {
        result.MustExitWith(5);
        Assert.Equal("", result.Output);
        Assert.StartsWith("trial: " + message, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
    }
}
