using System.Diagnostics;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TrialNet.Framework;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Workers;

/// <summary>A test project's executable: its <c>.dll</c>, which <c>dotnet</c> runs, or the program that was built beside it.</summary>
/// <param name="path">The path of either.</param>
public sealed class TestExecutable(string path)
{
    private const string Library = ".dll";
    private const string MemoryVariable = "DOTNET_GCHeapHardLimit";
    private const string WriteProtectionVariable = "DOTNET_EnableWriteXorExecute";

    /// <summary>The full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>How long it may take until it works for its supervisor.</summary>
    internal TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many bytes of memory it may take from the runtime; null for no limit.</summary>
    internal long? Memory { get; init; }

    private bool IsLibrary => Path.EndsWith(Library, StringComparison.OrdinalIgnoreCase);

    /// <summary>The full path.</summary>
    public override string ToString() => Path;

    /// <summary>Looks at the files, so that nothing is started that is no test executable.</summary>
    /// <exception cref="TestExecutableException">It is none.</exception>
    internal void Verify()
    {
        if (!File.Exists(Path))
        {
            throw new TestExecutableException($"There is no file {Path}.");
        }

        var library = IsLibrary ? Path : System.IO.Path.ChangeExtension(Path, null) + Library;
        if (!IsLibrary && !File.Exists(library))
        {
            library = Path + Library;
        }

        if (File.Exists(library))
        {
            VerifyLibrary(library);
        }
    }

    internal ProcessStartInfo CreateStart(string pipeName)
    {
        var start = new ProcessStartInfo(IsLibrary ? FindDotnet() : Path)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What tests start inherits it: the pipe's name is nobody else's.
        start.Environment[Offspring.Variable] = Offspring.Add(pipeName);
        if (Memory is { } memory)
        {
            start.Environment[MemoryVariable] = memory.ToString("X", CultureInfo.InvariantCulture);
        }

        // Nearly all that is compiled here is called once: to map each piece twice, writable and executable, costs a microsecond a test.
        start.Environment.TryAdd(WriteProtectionVariable, "0");
        if (IsLibrary)
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(Path);
        }

        start.ArgumentList.Add(WorkerProtocol.Argument);
        start.ArgumentList.Add(pipeName);
        start.ArgumentList.Add(WorkerProtocol.Version.ToString(CultureInfo.InvariantCulture));
        return start;
    }

    private static void VerifyLibrary(string library)
    {
        using var image = new PEReader(File.OpenRead(library));
        var metadata = ReadMetadata(image) ?? throw new TestExecutableException($"{library} is not a .NET assembly.");
        var framework = typeof(TestCase).Assembly.GetName().Name!;
        if (!Uses(metadata, framework))
        {
            throw new TestExecutableException($"{library} has no TrialNet tests: it does not use {framework}.");
        }

        if (image.PEHeaders.CorHeader!.EntryPointTokenOrRelativeVirtualAddress == 0)
        {
            throw new TestExecutableException($"{library} is a library: a TrialNet test project is an executable that references the package TrialNet.");
        }
    }

    private static bool Uses(MetadataReader metadata, string assembly)
    {
        foreach (var reference in metadata.AssemblyReferences)
        {
            if (metadata.StringComparer.Equals(metadata.GetAssemblyReference(reference).Name, assembly))
            {
                return true;
            }
        }

        return false;
    }

    private static MetadataReader? ReadMetadata(PEReader image)
    {
        try
        {
            return image.HasMetadata ? image.GetMetadataReader() : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>The dotnet that runs this very process, else the one on the path.</summary>
    private static string FindDotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host))
        {
            return host;
        }

        // ROOT/shared/Microsoft.NETCore.App/VERSION/System.Private.CoreLib.dll
        var framework = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location);
        var beside = framework is { Length: > 0 } ? System.IO.Path.GetFullPath(System.IO.Path.Combine(framework, "..", "..", "..", name)) : name;
        return File.Exists(beside) ? beside : name;
    }
}
