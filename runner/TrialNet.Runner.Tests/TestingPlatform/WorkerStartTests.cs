using TrialNet.Fixtures;
using TrialNet.Runner.Tests.Samples;

namespace TrialNet.Runner.Tests.TestingPlatform;

/// <summary>A worker is the same executable, and must not pay for the platform.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed class WorkerStartTests
{
    [Fact]
    public async Task A_worker_starts_without_loading_the_platform()
    {
        var folder = Directory.CreateTempSubdirectory("trialnet-worker-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(SampleSuite.Executable)!))
            {
                var copy = Path.Combine(folder.FullName, Path.GetFileName(file));
                File.Copy(file, copy);
                if (Path.GetFileName(file).StartsWith("Microsoft.Testing.", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal))
                {
                    await File.WriteAllTextAsync(copy, "not an assembly");
                }
            }

            var executable = Path.Combine(folder.FullName, Path.GetFileName(SampleSuite.Executable));
            var worker = await ProcessRun.RunAsync(executable, ["--trial-worker"]);
            var host = await ProcessRun.RunAsync(executable, ["--list-tests"]);

            worker.MustExitWith(5); // A worker's command line, but not a whole one.
            Assert.Empty(worker.Error);
            Assert.Contains("Could not load file or assembly 'Microsoft.Testing.Platform", host.Error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_worker_whose_supervisor_is_gone_says_so_and_ends()
    {
        var worker = await ProcessRun.RunAsync(SampleSuite.Executable, ["--trial-worker", "trialnet-nobody", "1"]);

        worker.MustExitWith(5);
        Assert.Equal("No supervisor waits at the pipe trialnet-nobody.", worker.Error.Trim());
    }
}

