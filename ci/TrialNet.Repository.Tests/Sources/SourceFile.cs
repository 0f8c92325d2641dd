namespace TrialNet.Repository.Tests.Sources;

/// <summary>A text file of the repository. The path is relative to the root, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private string[]? _lines;

    public IReadOnlyList<string> Lines => _lines ??= Text.TrimEnd('\n').Split('\n');

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Folder => Path.LastIndexOf('/') is >= 0 and var slash ? Path[..slash] : "";

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    /// <summary>The list of a folder's files, which other projects compile into themselves.</summary>
    public bool IsSharedItems => Path.EndsWith(".projitems", StringComparison.Ordinal);

    public bool IsMarkdown => Path.EndsWith(".md", StringComparison.Ordinal);

    /// <summary>The name of a project file without its ending: the project.</summary>
    public string ProjectName => Name[..^".csproj".Length];

    /// <summary>Tests, benchmarks, samples and test helpers, as opposed to the product.</summary>
    public bool IsSupport =>
        Path.StartsWith("fixtures/", StringComparison.Ordinal)
        || Path.Split('/')[..^1].Any(folder => folder.EndsWith(".Tests", StringComparison.Ordinal) || folder.EndsWith(".Benchmarks", StringComparison.Ordinal));

    /// <summary>The line (from 1) of a position in the text.</summary>
    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
