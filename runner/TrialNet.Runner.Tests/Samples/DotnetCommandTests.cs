using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>The sample suite, run through the dotnet command.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed class DotnetCommandTests
{
    private const string Green = "/*/*/Verdicts/TestPasses";

    // The configuration that this assembly was built in, so that nothing needs to be built.
    private static readonly string[] Built = ["--no-build", "-c", new DirectoryInfo(AppContext.BaseDirectory).Name];

    private static readonly ProcessRunOptions Patient = new() { Timeout = TimeSpan.FromMinutes(3) };

    [Fact]
    public async Task Dotnet_run_runs_the_tests() =>
        (await Dotnet(Patient, ["run", "--project", SampleSuite.Project, .. Built, "--", "--treenode-filter", Green])).MustExitWith(0);

    [Fact]
    public async Task Dotnet_test_prints_one_line_of_totals_and_each_failure_and_is_red()
    {
        var run = (await VSTest("/*/*/(Verdicts|TearDownFails)/*")).MustExitWith(1);

        Assert.Single(run.Output.Split('\n'), line => line.Contains("Failed! - Failed: 6, Passed: 1, Skipped: 4, Total: 11,", StringComparison.Ordinal));
        Assert.Contains("Verdicts.cs(", run.Output, StringComparison.Ordinal);
        Assert.Contains("the seventh line does not rhyme", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dotnet_test_is_green_when_the_tests_are()
    {
        var run = (await VSTest(Green)).MustExitWith(0);

        Assert.Contains("Passed! - Failed: 0, Passed: 1, Skipped: 0, Total: 1,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dotnet_test_says_which_options_do_not_reach_the_tests()
    {
        var run = (await VSTest(Green, "--filter", "FullyQualifiedName~Verdicts")).MustExitWith(0);

        Assert.Contains("TrialNet.Samples: --filter, --logger and --collect do not reach TrialNet tests", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dotnet_test_lists_tests()
    {
        var run = (await VSTest(Green, "--list-tests")).MustExitWith(0);

        Assert.Contains("TrialNet.Samples.Verdicts.TestFails", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Total:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dotnet_test_leaves_the_samples_alone()
    {
        var run = (await Dotnet(Patient, ["test", SampleSuite.Project, .. Built])).MustExitWith(0);

        Assert.DoesNotContain("Total:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dotnet_test_with_the_platform_as_runner_passes_options_and_exit_codes_on()
    {
        var folder = Directory.CreateTempSubdirectory("trialnet-mtp-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "global.json"), """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
            var there = Patient with { WorkingDirectory = folder.FullName };

            (await Dotnet(there, ["test", "--project", SampleSuite.Project, .. Built, "--treenode-filter", Green])).MustExitWith(0);
            (await Dotnet(there, ["test", "--project", SampleSuite.Project, .. Built, "--treenode-filter", "/*/*/TearDownFails/*", "--reactor", "select"])).MustExitWith(2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The samples are no test project, so that a run of the solution passes them by; here they are told to be one.
    private static Task<ProcessResult> VSTest(string filter, params string[] arguments) =>
        Dotnet(Patient, ["test", SampleSuite.Project, .. Built, "-p:IsTestProject=true", $"-p:TestingPlatformCommandLineArguments=--treenode-filter {filter}", .. arguments]);

    private static Task<ProcessResult> Dotnet(ProcessRunOptions options, string[] arguments) => ProcessRun.RunAsync("dotnet", arguments, options);
}
