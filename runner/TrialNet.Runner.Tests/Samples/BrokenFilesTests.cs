using System.Text;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>Test executables that are no such thing any more: one line says what is wrong with which file; what can run, runs.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed class BrokenFilesTests : IDisposable
{
    private const string Dependency = "TrialNet.Reactor.Testing";

    private readonly BadSuite _suite = new BadSuite().MakeCopy();

    public void Dispose() => _suite.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(9000)]
    public async Task An_assembly_that_ends_too_early_is_none(int length)
    {
        File.WriteAllBytes(_suite.Library, File.ReadAllBytes(_suite.Library)[..length]);

        IsOneLine("FOLDER/copy/TrialNet.BadSamples.dll is not a .NET assembly.", await _suite.Run(_suite.Library));
    }

    [Fact]
    public async Task An_assembly_of_noise_is_none()
    {
        var noise = new byte[10_000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(_suite.Library, noise);

        IsOneLine("FOLDER/copy/TrialNet.BadSamples.dll is not a .NET assembly.", await _suite.Run(_suite.Library));
    }

    [Fact]
    public async Task An_assembly_whose_tables_are_overwritten_is_none()
    {
        var bytes = File.ReadAllBytes(_suite.Library);
        bytes.AsSpan(bytes.AsSpan().IndexOf("BSJB"u8) + 200, 1300).Fill(0xff);
        File.WriteAllBytes(_suite.Library, bytes);

        IsOneLine("FOLDER/copy/TrialNet.BadSamples.dll is not a .NET assembly.", await _suite.Run(_suite.Library));
    }

    [SkippableFact]
    public async Task A_program_that_is_none_of_dotnets_is_told_with_what_it_says()
    {
        var ls = RequiredTool.OrSkip("ls");

        var line = IsOneLine($"{ls} ended instead of working for trial (exit code 2; ", await _suite.Run(ls));

        Assert.Contains("--trial-worker", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runtime_that_is_not_there_is_named()
    {
        var configuration = Path.ChangeExtension(_suite.Library, ".runtimeconfig.json");
        File.WriteAllText(configuration, File.ReadAllText(configuration).Replace("\"version\": \"10.0", "\"version\": \"99.0", StringComparison.Ordinal));

        var line = IsOneLine(
            "FOLDER/copy/TrialNet.BadSamples.dll ended instead of working for trial (exit code 150; You must install or update .NET to run this application.; ",
            await _suite.Run(_suite.Library));

        Assert.Contains("Framework: 'Microsoft.NETCore.App', version '99.0.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_without_its_configuration_cannot_be_started()
    {
        File.Delete(Path.ChangeExtension(_suite.Library, ".runtimeconfig.json"));

        IsOneLine("FOLDER/copy/TrialNet.BadSamples.dll ended instead of working for trial (exit code 1", await _suite.Run(_suite.Library));
    }

    [Theory]
    [InlineData("TrialNet.Runner", " ended instead of working for trial (SIGABRT, exit code 134; Unhandled exception. ")]
    [InlineData("TrialNet.Framework", ": The tests cannot be loaded: ")]
    public async Task A_missing_part_of_TrialNet_is_named(string part, string what)
    {
        File.Delete(Path.Combine(_suite.Copy, part + ".dll"));

        IsOneLine(
            $"FOLDER/copy/TrialNet.BadSamples.dll{what}System.IO.FileNotFoundException: Could not load file or assembly '{part}, Version=",
            await _suite.Run(_suite.Library));
    }

    [Fact]
    public async Task A_missing_dependency_costs_the_tests_that_need_it_and_no_other()
    {
        File.Delete(Path.Combine(_suite.Copy, Dependency + ".dll"));

        var run = (await _suite.Run(_suite.Library, "::NeedsDependency*,LoudTransport")).MustExitWith(2);

        await Snapshots.Verify(_suite.Scrub(run.Output));
    }

    [Fact]
    public async Task A_dependency_that_is_noise_is_as_good_as_none()
    {
        File.WriteAllBytes(Path.Combine(_suite.Copy, Dependency + ".dll"), Encoding.ASCII.GetBytes("MZ, or something like it"));

        var run = (await _suite.Run(_suite.Library, "::NeedsDependency*,LoudTransport")).MustExitWith(2);

        Assert.EndsWith("\nFAILED (errors=8, successes=2)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_dependency_costs_as_much_on_the_platform()
    {
        File.Delete(Path.Combine(_suite.Copy, Dependency + ".dll"));
        var executable = Path.Combine(_suite.Copy, Path.GetFileName(BadSuite.Executable));

        var run = (await ProcessRun.RunAsync(executable, ["--treenode-filter", "/*/*/(NeedsDependency*|LoudTransport)/*", "--no-ansi"])).MustExitWith(2);

        Assert.Contains("total: 10\n  failed: 8\n  succeeded: 2\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_has_what_can_be_loaded_and_tells_what_cannot()
    {
        File.Delete(Path.Combine(_suite.Copy, Dependency + ".dll"));

        var run = (await _suite.Run("--list", _suite.Library, "::NeedsDependencyForItself,NeedsDependency")).MustExitWith(2);

        Assert.Equal(3, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("trial: 'TrialNet.BadSamples.NeedsDependencyForItself.IsNotReachedEither' cannot be loaded: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("trial: 'TrialNet.BadSamples.NeedsDependencyForItself.TestIsNotReached' cannot be loaded: ", run.Error, StringComparison.Ordinal);
    }

    private string IsOneLine(string message, ProcessResult result)
    {
        result.MustExitWith(5);
        var error = _suite.Scrub(result.Error);
        Assert.Equal("", result.Output);
        Assert.Contains("' cannot be tested: " + message, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(static character => character == '\n'));
        return error;
    }
}
