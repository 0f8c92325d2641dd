using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace TrialNet.Twistd.Applications;

/// <summary>
/// An application as C# source: the .NET SDK compiles it, against the assemblies of this command, into a folder that is kept for the
/// next time. No package is fetched for it; an application that needs some is a project, and its assembly one for <c>--application</c>.
/// </summary>
internal static class ApplicationSource
{
    private static readonly string[] References =
        ["TrialNet.Defer", "TrialNet.Reactor.Abstractions", "TrialNet.Reactor", "Microsoft.Extensions.Logging.Abstractions"];

    /// <summary>Compiles a file, unless that was done before.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The assembly's full path.</returns>
    /// <exception cref="TwistdException">It cannot be read or compiled, or there is no SDK.</exception>
    public static string Compile(string path)
    {
        try
        {
            var file = Path.GetFullPath(path);
            var folder = Path.Combine(CacheFolder(), Fingerprint(file));
            var assembly = Path.Combine(folder, "application.dll");
            if (!File.Exists(assembly))
            {
                CompileInto(folder, file, path);
            }

            return assembly;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw TwistdException.Usage($"no such file: '{path}'");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TwistdException.Failed($"'{path}' cannot be compiled: {TwistdException.Reason(error)}");
        }
    }

    // Next to its final place, and moved there when it is whole: of two that compile at once, one is late and takes the other's.
    private static void CompileInto(string folder, string file, string path)
    {
        var workshop = $"{folder}.{Environment.ProcessId}";
        CreatePrivate(workshop);
        try
        {
            var project = Path.Combine(workshop, "application.csproj");
            File.WriteAllText(project, ProjectFor(file));
            DotnetSdk.Find().Build(project, Path.Combine(workshop, "out"), path);
            Directory.Move(Path.Combine(workshop, "out"), folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // The other one was first.
        }
        finally
        {
            Directory.Delete(workshop, recursive: true);
        }
    }

    // What stands in folders above is for other projects.
    private static string ProjectFor(string file)
    {
        var references = References.Select(static name => Path.Combine(AppContext.BaseDirectory, name + ".dll"))
            .Select(static reference => $"""    <Reference Include="{SecurityElement.Escape(reference)}" Private="false" />""");
        return $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                <EnableDefaultItems>false</EnableDefaultItems>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{SecurityElement.Escape(file)}" />
            {string.Join('\n', references)}
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>
            """;
    }

    private static string Fingerprint(string file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(file + "\0"));
        hash.AppendData(File.ReadAllBytes(file));
        foreach (var reference in References)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{reference} {File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, reference + ".dll")).Ticks}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static string CacheFolder()
    {
        var folder = Path.Combine(CacheHome(), "twistd");
        CreatePrivate(folder);
        return folder;
    }

    private static string CacheHome()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        var home = Environment.GetFolderPath(OperatingSystem.IsWindows() ? Environment.SpecialFolder.LocalApplicationData : Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? throw TwistdException.Failed("there is no home folder to keep what is compiled in: set XDG_CACHE_HOME")
            : OperatingSystem.IsWindows() ? home
            : Path.Combine(home, ".cache");
    }

    // What lies there is run later on.
    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
