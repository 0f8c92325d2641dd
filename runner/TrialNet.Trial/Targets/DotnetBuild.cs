using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using TrialNet.Shared.Terminal;

namespace TrialNet.Trial.Targets;

/// <summary>Builds projects with <c>dotnet build</c>, which is also what knows whether one is stale. Its output is shown only when it fails.</summary>
/// <param name="configuration">The configuration.</param>
/// <param name="noBuild">Whether to ask for the place of the output only.</param>
/// <param name="streams">Where to tell what takes time, to those who watch, and why a build failed.</param>
internal sealed class DotnetBuild(string configuration, bool noBuild, TerminalStreams streams) : IProjectBuild
{
    // Left behind in our environment by a build that started us; they would make the new one load the wrong files.
    private static readonly string[] Inherited =
        ["MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILDFAILONDRIVEENUMERATINGWILDCARD"];

    /// <inheritdoc/>
    public string OutputOf(string project, string name, CancellationToken cancellation)
    {
        if (!noBuild && streams.Line is not null)
        {
            streams.Interject($"Building {name} ...");
        }

        var (exitCode, output, errors) = Run(Arguments(project), cancellation);
        if (exitCode != 0)
        {
            streams.Error.WriteLine((errors.Length > 0 ? errors : output).Trim());
            throw new TrialException($"'{name}' does not build (configuration {configuration})", ExitCode.Failed);
        }

        return Check(TargetPath(output, name), name);
    }

    private List<string> Arguments(string project)
    {
        List<string> arguments = noBuild ? ["msbuild", project] : ["build", project, "-t:Build"];
        arguments.AddRange(["-nologo", "-nodeReuse:false", $"-p:Configuration={configuration}", "-getProperty:TargetPath,TargetFrameworks,OutputType"]);
        return arguments;
    }

    private string Check(string path, string name) => File.Exists(path)
        ? path
        : throw new TrialException($"'{name}' is not built: there is no '{path}'{(noBuild ? "; leave out --no-build, or choose with --configuration" : "")}");

    private static string TargetPath(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        var properties = document.RootElement.GetProperty("Properties");
        var frameworks = properties.GetProperty("TargetFrameworks").GetString();
        if (frameworks is { Length: > 0 } && properties.GetProperty("TargetPath").GetString() is not { Length: > 0 })
        {
            throw new TrialException($"'{name}' builds for several frameworks ({frameworks}): name the assembly (.dll) of one");
        }

        return properties.GetProperty("OutputType").GetString() is "Exe" or "WinExe"
            ? properties.GetProperty("TargetPath").GetString()!
            : throw new TrialException($"'{name}' builds a library, not a test executable: a test project refers to the package TrialNet");
    }

    private static (int ExitCode, string Output, string Errors) Run(List<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetHost(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var variable in Inherited)
        {
            start.Environment.Remove(variable);
        }

        using var process = Start(start);
        using var interruption = cancellation.Register(() => Kill(process));
        process.StandardInput.Close();

        // One pipe per thread: a build that fills the one that nobody reads would wait for ever.
        var errors = "";
        var reader = new Thread(() => errors = process.StandardError.ReadToEnd()) { IsBackground = true, Name = "errors of dotnet build" };
        reader.Start();
        var output = process.StandardOutput.ReadToEnd();
        reader.Join();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return (process.ExitCode, output, errors);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new TrialException($"'{start.FileName}' does not start ({exception.Message}): a project needs the .NET SDK on PATH; a .dll does not");
        }
    }

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host) ? host : "dotnet";
}
