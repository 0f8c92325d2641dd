using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>Compiles mutants of TrialNet.Reactor in memory, and the adapter through which the product itself is judged.</summary>
/// <remarks>Threading: any.</remarks>
internal static class ReactorMutantBuilder
{
    internal const string Product = "TrialNet.Reactor";

    // The faults are between the product's own parts.
    private const string Attributes = $"""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("{MutantBuilder.Adapter}")]""";

    // The adapter is compiled from its own files: none of the command's others is wanted.
    private static readonly string[] AdapterFiles =
        ["FaultyReactorSubject", "ProductReactorSubject", "KnownAddresses", "NetstringProbe", "ReconnectingProbe", "ProductFactory", "ProductProtocol"];

    private static readonly Lazy<MutantSources> Sources = new(static () => MutantSources.ReadAll("reactor", Product));
    private static readonly Lazy<CSharpCompilation> Compilation = new(Compile);

    private static readonly Lazy<byte[]> Adapter = new(static () => MutantBuilder.Emit(
        MutantSources.ReadSome(AdapterFiles, "conformance", "TrialNet.Conform", "Subjects").Compile(
            MutantBuilder.Adapter,
            [
                .. MutantBuilder.References,
                .. Own(),
                MetadataReference.CreateFromFile(typeof(ReactorSubject).Assembly.Location),
                Compilation.Value.ToMetadataReference(),
            ])
            .AddSyntaxTrees(Faults().Append(MutantSources.Parse(Kinds, "Kinds.cs")))));

    // A class for each kind, that a process of its own can be told to judge.
    private static string Kinds => "namespace TrialNet.Conform.Subjects;\n" + string.Concat(TrialNet.Reactor.Reactors.All.Select(static kind =>
        $"internal sealed class {ClassOf(kind.Name)}() : ProductReactorSubject(TrialNet.Reactor.Reactors.Find(\"{kind.Name}\")!);\n"));

    /// <summary>The class of the adapter that stands for a kind of reactor.</summary>
    internal static string ClassOf(string kind) => "MutantOf_" + kind;

    /// <summary>Makes a mutant that can be run.</summary>
    /// <exception cref="MutantException">An edit does not fit, or the result does not compile.</exception>
    internal static LoadedReactors Build(IReadOnlyList<Edit> edits)
    {
        var mutant = Apply(edits).Aggregate(Compilation.Value, static (mutant, change) => mutant.ReplaceSyntaxTree(change.Key, change.Value));
        return new LoadedReactors(MutantBuilder.Emit(mutant), Adapter.Value);
    }

    /// <summary>The files of a mutant that are not the product's.</summary>
    /// <exception cref="MutantException">An edit does not fit.</exception>
    internal static IReadOnlyDictionary<SyntaxTree, SyntaxTree> Apply(IReadOnlyList<Edit> edits) => MutantSources.Apply(edits, Sources.Value);

    private static CSharpCompilation Compile()
    {
        var shared = MutantSources.ReadAll("reactor", "TrialNet.Shared", "Text");
        var compilation = Sources.Value.Compile(Product, [.. MutantBuilder.References, .. Own()], Attributes);
        compilation = compilation.AddSyntaxTrees(shared.Names.Select(name => shared[name]));

        // The calls into the C library are written by the compiler, once for all mutants: none of them changes a signature.
        CSharpGeneratorDriver.Create([Imports().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        return (CSharpCompilation)complete;
    }

    private static IEnumerable<SyntaxTree> Faults()
    {
        var sources = MutantSources.ReadAll("conformance", "TrialNet.Conform", "Faults");
        return sources.Names.Select(name => sources[name]);
    }

    /// <summary>What the product itself refers to, beyond .NET's own libraries.</summary>
    private static IEnumerable<MetadataReference> Own() => typeof(TrialNet.Reactor.Reactors).Assembly.GetReferencedAssemblies()
        .Where(name => name.Name is { } text && !text.StartsWith("System.", StringComparison.Ordinal) && !text.StartsWith("Microsoft.Win32.", StringComparison.Ordinal))
        .Select(name => MetadataReference.CreateFromFile(Assembly.Load(name).Location));

    /// <summary>The generator that the SDK brings.</summary>
    private static IIncrementalGenerator Imports()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var folder = Directory.EnumerateDirectories(packs, "10.*").Order(StringComparer.Ordinal).Last();
        var assembly = Assembly.LoadFrom(Path.Combine(folder, "analyzers", "dotnet", "cs", "Microsoft.Interop.LibraryImportGenerator.dll"));
        return (IIncrementalGenerator)Activator.CreateInstance(assembly.GetType("Microsoft.Interop.LibraryImportGenerator", throwOnError: true)!)!;
    }
}
