using TrialNet.Fixtures;

namespace TrialNet.Repository.Tests.Sources;

/// <summary>The text files that belong to the repository: everything git knows or would add.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Binary = [".png", ".snk", ".ico", ".pem", ".pfx", ".gz"];
    private static readonly Lazy<IReadOnlyList<SourceFile>> Read = new(ReadAll);

    public static IReadOnlyList<SourceFile> All => Read.Value;

    private static List<SourceFile> ReadAll()
    {
        var options = new ProcessRunOptions { Timeout = TimeSpan.FromSeconds(60) };
        var list = Task.Run(() => ProcessRun.RunAsync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], options))
            .GetAwaiter().GetResult().MustExitWith(0);
        return list.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => !Binary.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Select(path => (Path: path, Full: RepositoryRoot.Combine(path)))
            .Where(file => File.Exists(file.Full))
            .Select(file => new SourceFile(file.Path, File.ReadAllText(file.Full).Replace("\r\n", "\n", StringComparison.Ordinal)))
            .ToList();
    }
}
