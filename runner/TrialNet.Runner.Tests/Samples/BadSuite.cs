using System.Globalization;
using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>The samples of bad input, whole or broken, under the trial command.</summary>
internal sealed partial class BadSuite : IDisposable
{
    private const string Project = "TrialNet.BadSamples";

    private readonly string _folder = Directory.CreateTempSubdirectory("trialnet-bad-").FullName;

    public static string Executable => BuiltProject.Executable(Project, Project);

    /// <summary>Where a copy is, once there is one.</summary>
    public string Copy => Path.Combine(_folder, "copy");

    /// <summary>The assembly of the copy.</summary>
    public string Library => Path.Combine(Copy, Project + ".dll");

    /// <summary>The session's folder.</summary>
    public string Temp => Path.Combine(_folder, "temp");

    private string RelativeFolder => Path.GetRelativePath(RepositoryRoot.Path, _folder);

    // Where samples that start processes note their numbers.
    private string Children => Directory.CreateDirectory(Path.Combine(_folder, "children")).FullName;

    /// <summary>Copies what the build made, with symbols and documentation left out, to be broken.</summary>
    public BadSuite MakeCopy()
    {
        Directory.CreateDirectory(Copy);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Executable)!).Where(static file => Path.GetExtension(file) is not (".pdb" or ".xml")))
        {
            File.Copy(file, Path.Combine(Copy, Path.GetFileName(file)));
        }

        return this;
    }

    /// <summary>Runs trial.</summary>
    /// <param name="arguments">The target, names and options.</param>
    public Task<ProcessResult> Run(params string[] arguments)
    {
        string[] command = ["--reactor=select", $"--temp-directory={Temp}", .. arguments];
        return ProcessRun.RunAsync(BuiltProject.Executable("TrialNet.Trial", "trial"), command, Options());
    }

    /// <summary>Runs the executable by itself.</summary>
    /// <param name="arguments">The platform's options.</param>
    public Task<ProcessResult> RunDirectly(params string[] arguments) => ProcessRun.RunAsync(Executable, arguments, Options());

    /// <summary>Runs trial with its folder on a file system of a few megabytes; skips where the user may not mount one.</summary>
    public Task<ProcessResult> RunOnSmallDisk(params string[] arguments) => RunOnDisk("true", arguments);

    /// <summary>The same, with nothing free on it.</summary>
    public Task<ProcessResult> RunOnFullDisk(params string[] arguments) => RunOnDisk($"cat /dev/zero 2>/dev/null >'{Temp}/all'; true", arguments);

    /// <summary>The output with what differs from run to run taken out.</summary>
    public string Scrub(string output) =>
        KilledChild().Replace(Child().Replace(FrameOfLibrary().Replace(TrialOutput.Scrub(output.Replace(_folder, "FOLDER", StringComparison.Ordinal)), ""), "process N running: COMMAND (place"), "Process N, which it had started, still ran and was killed: COMMAND")
            .Replace(RelativeFolder, "FOLDER", StringComparison.Ordinal).Replace(RepositoryRoot.Path, "ROOT", StringComparison.Ordinal);

    /// <summary>Ends what samples have started, by its numbers.</summary>
    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Children))
        {
            try
            {
                using var child = System.Diagnostics.Process.GetProcessById(int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture));
                child.Kill();
            }
            catch (ArgumentException)
            {
                // It has ended.
            }
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ProcessResult> RunOnDisk(string before, string[] arguments)
    {
        var unshare = RequiredTool.OrSkip("unshare");
        Directory.CreateDirectory(Temp);
        string[] mount = ["-r", "-m", "sh", "-c", $"mount -t tmpfs -o size=2m tmpfs '{Temp}' || exit 77; {before}; exec \"$@\"", "sh"];
        var trial = BuiltProject.Executable("TrialNet.Trial", "trial");
        var probe = await ProcessRun.RunAsync(unshare, [.. mount, "true"], Options());
        Skip.If(probe.ExitCode != 0, "the user may not mount a small file system");
        return await ProcessRun.RunAsync(unshare, [.. mount, trial, "--reactor=select", $"--temp-directory={Path.Combine(Temp, "t")}", .. arguments], Options());
    }

    private ProcessRunOptions Options() => new()
    {
        Timeout = TimeSpan.FromMinutes(2),
        Environment = new Dictionary<string, string?> { ["TRIALNET_BAD_SAMPLES_CHILDREN"] = Children },
    };

    // Of a shell, or already of what it becomes.
    [GeneratedRegex(@"process \d+ running: .* \(place")]
    private static partial Regex Child();

    [GeneratedRegex(@"Process \d+, which it had started, still ran and was killed: .*")]
    private static partial Regex KilledChild();

    [GeneratedRegex(@"^ *at (Microsoft|Interop)\..*\n", RegexOptions.Multiline)]
    private static partial Regex FrameOfLibrary();
}
