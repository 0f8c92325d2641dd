using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>Projects as targets. Those here are small, made on the spot, and need no package.</summary>
public sealed class CommandBuildTests : IDisposable
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("fixtures", "TrialNet.Samples")]
    [InlineData("fixtures", "TrialNet.Samples", "TrialNet.Samples.csproj")]
    public async Task A_project_is_found_where_it_was_built(params string[] path) =>
        (await _trial.Run("--no-build", "-c", Configuration, RepositoryRoot.Combine(path) + "::Verdicts.TestPasses")).MustExitWith(0);

    [Fact]
    public async Task A_project_that_is_not_built_is_told()
    {
        var result = (await _trial.Run("--no-build", "-c", "Never", RepositoryRoot.Combine("fixtures", "TrialNet.Samples"))).MustExitWith(5);
        Assert.Matches("^trial: '.*TrialNet.Samples' is not built: there is no '.*'; leave out --no-build, or choose with --configuration\n$", result.Error);
    }

    [Fact]
    public async Task A_project_that_does_not_compile_shows_the_compilers_errors_and_is_2()
    {
        Write("Poems.csproj", Project("Exe"));
        Write("Poems.cs", "this is no C#");
        var result = (await _trial.Run(".")).MustExitWith(2);
        Assert.Contains("Poems.cs(1,", result.Error, StringComparison.Ordinal);
        Assert.Contains(": error CS", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("\ntrial: '.' does not build (configuration Debug)\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task A_library_is_no_target()
    {
        Write("Poems.csproj", Project("Library"));
        Write("Poem.cs", "public class Poem;");
        var result = (await _trial.Run("Poems.csproj")).MustExitWith(5);
        Assert.Equal("trial: 'Poems.csproj' builds a library, not a test executable: a test project refers to the package TrialNet\n", result.Error);
    }

    private static string Project(string output) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>{output}</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_trial.Folder, file), text);
}
