using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>The source files of one assembly, parsed once; a mutant shares every tree that it does not change.</summary>
internal sealed class MutantSources
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>What ImplicitUsings gives a library.</summary>
    private static readonly SyntaxTree GlobalUsings = CSharpSyntaxTree.ParseText(
        string.Concat(
            new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }
                .Select(name => $"global using global::{name};\n")),
        ParseOptions);

    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private readonly string _folder;

    private MutantSources(string folder) => _folder = folder;

    /// <summary>File names, in an order that is the same everywhere.</summary>
    internal IEnumerable<string> Names => _trees.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads every file that stands directly in a folder of the repository.</summary>
    internal static MutantSources Read(params string[] folder) => Read(SearchOption.TopDirectoryOnly, folder);

    /// <summary>Reads every file in a folder of the repository and in those below it.</summary>
    internal static MutantSources ReadAll(params string[] folder) => Read(SearchOption.AllDirectories, folder);

    /// <summary>Reads some files of a folder of the repository.</summary>
    /// <param name="names">The files without their ending.</param>
    /// <param name="folder">The folder.</param>
    internal static MutantSources ReadSome(IEnumerable<string> names, params string[] folder)
    {
        var sources = new MutantSources(string.Join('/', folder));
        foreach (var name in names)
        {
            var file = Path.Combine(RepositoryRoot.Combine(folder), name + ".cs");
            sources._trees.Add(name + ".cs", Parse(File.ReadAllText(file), file));
        }

        return sources;
    }

    private static MutantSources Read(SearchOption depth, string[] folder)
    {
        var sources = new MutantSources(string.Join('/', folder));
        var root = RepositoryRoot.Combine(folder);
        foreach (var file in Directory.EnumerateFiles(root, "*.cs", depth))
        {
            sources._trees.Add(Path.GetRelativePath(root, file), Parse(File.ReadAllText(file), file));
        }

        return sources;
    }

    internal SyntaxTree this[string name] => _trees[name];

    internal CSharpCompilation Compile(string assembly, IEnumerable<MetadataReference> references, string attributes = "") =>
        CSharpCompilation.Create(
            assembly,
            [.. _trees.Values, GlobalUsings, Parse(attributes, "AssemblyInfo.cs")],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true,
                deterministic: true));

    /// <summary>Whether an edit is meant for this assembly.</summary>
    internal bool Has(Edit edit) => FilesOf(edit).Any();

    /// <summary>The file that an edit changes, and its text afterwards.</summary>
    /// <exception cref="MutantException">What the edit looks for is not there, or comes more than once.</exception>
    private (SyntaxTree Old, SyntaxTree New) Apply(Edit edit, IReadOnlyDictionary<SyntaxTree, SyntaxTree> before)
    {
        var pattern = PatternOf(edit.Find);
        var found = (
            from tree in FilesOf(edit)
            let current = before.GetValueOrDefault(tree, tree)
            from match in pattern.Matches(current.ToString())
            select (Old: tree, Current: current, Match: match)).ToList();
        if (found.Count != 1)
        {
            throw new MutantException(
                $"The edit's text occurs {found.Count} times in {edit.File}*.cs of {_folder}, not once. The source has changed: " +
                $"write the edit anew.\n{edit.Find}");
        }

        var (old, now, place) = found[0];
        var text = now.ToString();
        return (old, Parse(string.Concat(text.AsSpan(0, place.Index), edit.Replace, text.AsSpan(place.Index + place.Length)), old.FilePath));
    }

    /// <summary>The files that some edits change, and their texts afterwards.</summary>
    /// <exception cref="MutantException">An edit does not fit.</exception>
    internal static IReadOnlyDictionary<SyntaxTree, SyntaxTree> Apply(IReadOnlyList<Edit> edits, params IReadOnlyList<MutantSources> all)
    {
        var changed = new Dictionary<SyntaxTree, SyntaxTree>();
        foreach (var edit in edits)
        {
            var owner = all.FirstOrDefault(sources => sources.Has(edit)) ?? throw new MutantException($"There is no file {edit.File}.");
            var (old, tree) = owner.Apply(edit, changed);
            changed[old] = tree;
        }

        return changed;
    }

    internal static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions, path);

    private static Regex PatternOf(string text) => new(
        string.Join(@"\s+", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)),
        RegexOptions.CultureInvariant);

    private IEnumerable<SyntaxTree> FilesOf(Edit edit) => Names
        .Where(name => Path.GetFileName(name).StartsWith(edit.File + ".", StringComparison.Ordinal))
        .Select(name => _trees[name]);
}
