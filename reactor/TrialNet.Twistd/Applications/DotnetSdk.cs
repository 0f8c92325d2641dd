using System.Diagnostics;

namespace TrialNet.Twistd.Applications;

/// <summary>The .NET SDK, if there is one.</summary>
internal sealed class DotnetSdk
{
    private const string NoSdk = "a C# file needs the .NET SDK, which is not here: compile it elsewhere, and give its assembly to --application";

    private readonly string _dotnet;

    private DotnetSdk(string dotnet) => _dotnet = dotnet;

    /// <summary>Finds the SDK.</summary>
    /// <returns>It.</returns>
    /// <exception cref="TwistdException">There is none.</exception>
    public static DotnetSdk Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string?[] folders =
        [
            Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")),
            Environment.GetEnvironmentVariable("DOTNET_ROOT"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        var dotnet = folders.Where(static folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, name)).FirstOrDefault(File.Exists);
        return dotnet is not null && Run(dotnet, ["--list-sdks"]).Output.Trim().Length > 0 ? new DotnetSdk(dotnet) : throw TwistdException.Failed(NoSdk);
    }

    /// <summary>Builds a project. No server of the SDK's is left behind: a daemon has no other processes.</summary>
    /// <param name="project">The project.</param>
    /// <param name="folder">Where its output goes.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="TwistdException">It cannot be built.</exception>
    public void Build(string project, string folder, string source)
    {
        var (code, output) = Run(_dotnet, ["build", project, "--output", folder, "--verbosity", "quiet", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"]);
        if (code != 0)
        {
            throw TwistdException.Failed($"'{source}' cannot be compiled: {Describe(output)}");
        }
    }

    // "FILE(3,5): error CS1002: ; expected [PROJECT]", each of them twice.
    private static string Describe(string output)
    {
        var errors = output.Split('\n').Select(static line => line.Trim()).Where(static line => line.Contains("error", StringComparison.Ordinal))
            .Select(static line => line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? line[..end] : line)
            .Distinct(StringComparer.Ordinal).ToList();
        return errors switch
        {
            [] => "the SDK does not say why",
            [var only] => only,
            [var first, ..] => $"{first} (and {errors.Count - 1} more)",
        };
    }

    private static (int Code, string Output) Run(string dotnet, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
