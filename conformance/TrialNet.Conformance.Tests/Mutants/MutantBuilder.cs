using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrialNet.Conformance.Tests.Mutants.Generated;

namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>Compiles mutants in memory: TrialNet.Defer, and the kit's own adapter for it.</summary>
/// <remarks>Threading: any.</remarks>
internal static class MutantBuilder
{
    internal const string Product = "TrialNet.Defer";
    internal const string Adapter = "TrialNet.Conformance.Adapter";

    // The adapter sees what its original sees.
    private const string Attributes = $"""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("{Adapter}")]""";

    private static readonly Lazy<MutantSources> ProductSources = new(static () => MutantSources.Read("reactor", "TrialNet.Defer"));

    private static readonly Lazy<MutantSources> AdapterSources =
        new(static () => MutantSources.Read("conformance", "TrialNet.Conformance", "Product"));

    private static readonly Lazy<MetadataReference[]> Platform = new(static () =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.Win32.Primitives.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ]);

    private static readonly Lazy<CSharpCompilation> ProductCompilation =
        new(static () => ProductSources.Value.Compile(Product, Platform.Value, Attributes));

    private static readonly Lazy<CSharpCompilation> AdapterCompilation = new(static () => AdapterSources.Value.Compile(
        Adapter,
        [
            .. Platform.Value,
            MetadataReference.CreateFromFile(typeof(Subjects.DeferredSubject).Assembly.Location),
            ProductCompilation.Value.ToMetadataReference(),
        ]));

    private static readonly Lazy<byte[]> ProductImage = new(static () => Emit(ProductCompilation.Value));
    private static readonly Lazy<byte[]> AdapterImage = new(static () => Emit(AdapterCompilation.Value));

    /// <summary>What every assembly of .NET's own libraries is compiled against.</summary>
    internal static IReadOnlyList<MetadataReference> References => Platform.Value;

    /// <summary>The product's files.</summary>
    internal static MutantSources Sources => ProductSources.Value;

    /// <summary>Makes a mutant that can be run.</summary>
    /// <exception cref="MutantException">An edit does not fit, or the result does not compile.</exception>
    internal static LoadedMutant Build(IReadOnlyList<Edit> edits)
    {
        var ofAdapter = edits.Where(AdapterSources.Value.Has).ToList();
        var ofProduct = edits.Except(ofAdapter).ToList();
        return new LoadedMutant(
            ofProduct.Count == 0 ? ProductImage.Value : Emit(Apply(ProductCompilation.Value, ProductSources.Value, ofProduct)),
            ofAdapter.Count == 0 ? AdapterImage.Value : Emit(Apply(AdapterCompilation.Value, AdapterSources.Value, ofAdapter)));
    }

    /// <summary>Makes a mutant of the product in which one file has another tree.</summary>
    /// <exception cref="MutantException">It does not compile.</exception>
    internal static LoadedMutant Build(SyntaxTree old, SyntaxTree mutated) =>
        new(Emit(ProductCompilation.Value.ReplaceSyntaxTree(old, mutated)), AdapterImage.Value);

    /// <summary>Puts as many mutations as possible into one assembly.</summary>
    internal static MutationSchema BuildSchema(IReadOnlyList<Mutation> mutations) =>
        MutationSchema.Of(ProductCompilation.Value, ProductSources.Value, mutations);

    /// <summary>Loads an assembly that stands for the product.</summary>
    internal static LoadedMutant Load(byte[] product) => new(product, AdapterImage.Value);

    private static CSharpCompilation Apply(CSharpCompilation compilation, MutantSources sources, List<Edit> edits) =>
        MutantSources.Apply(edits, sources).Aggregate(compilation, static (mutant, change) => mutant.ReplaceSyntaxTree(change.Key, change.Value));

    /// <summary>The assembly of a compilation.</summary>
    /// <exception cref="MutantException">It does not compile.</exception>
    internal static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new MutantException("It does not compile:\n" + string.Join(
                '\n',
                result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
    }
}
