using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Tests.Mutants;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>
/// Compiles mutants of the poetry stack in memory, in one assembly with the adapter through which the stack itself is judged and with
/// the framing of TrialNet.Reactor, so that this can be changed as well.
/// </summary>
/// <remarks>Threading: any.</remarks>
internal static class PoetryMutantBuilder
{
    // The name of one who sees what the framing sees.
    private const string Name = "conform";

    private static readonly string[] AdapterFiles = ["ProductPoetrySubject", "ProductPoetryRun"];

    private static readonly string[] FramingFiles = ["NetstringReceiver", "Netstring", "NetstringParseException", "FramedProtocol", "FrameBuffer"];

    // What the stack compiles in.
    private static readonly string[] Shared = ["Text", "CommandLine", "Plugins"];

    private static readonly MutantSources[] Sources =
    [
        MutantSources.ReadAll("poetry", "TrialNet.Poetry"),
        MutantSources.ReadSome(FramingFiles, "reactor", "TrialNet.Reactor", "Protocols"),
        MutantSources.ReadSome(AdapterFiles, "conformance", "TrialNet.Conform", "Subjects"),
    ];

    private static readonly Lazy<CSharpCompilation> Compilation = new(Compile);

    /// <summary>Makes a mutant that can be judged.</summary>
    /// <exception cref="MutantException">An edit does not fit, or the result does not compile.</exception>
    internal static PoetrySubject Build(IReadOnlyList<Edit> edits)
    {
        var mutant = Apply(edits).Aggregate(Compilation.Value, static (mutant, change) => mutant.ReplaceSyntaxTree(change.Key, change.Value));
        using var image = new MemoryStream(MutantBuilder.Emit(mutant));
        var assembly = new AssemblyLoadContext("poetry mutant", isCollectible: true).LoadFromStream(image);
        return (PoetrySubject)Activator.CreateInstance(assembly.GetType("TrialNet.Conform.Subjects.ProductPoetrySubject", throwOnError: true)!)!;
    }

    /// <summary>The files of a mutant that are not the product's.</summary>
    /// <exception cref="MutantException">An edit does not fit.</exception>
    internal static IReadOnlyDictionary<SyntaxTree, SyntaxTree> Apply(IReadOnlyList<Edit> edits) => MutantSources.Apply(edits, Sources);

    private static CSharpCompilation Compile()
    {
        var shared = Shared.Select(static folder => MutantSources.ReadAll("reactor", "TrialNet.Shared", folder));
        var compilation = Sources[0].Compile(Name, [.. MutantBuilder.References, .. Own()]);
        return compilation.AddSyntaxTrees(Sources.Skip(1).Concat(shared).SelectMany(static sources => sources.Names.Select(name => sources[name])));
    }

    /// <summary>What the stack and its adapter refer to, beyond .NET's own libraries.</summary>
    private static IEnumerable<MetadataReference> Own() =>
        typeof(TrialNet.Poetry.Clients.PoetryClient).Assembly.GetReferencedAssemblies()
            .Where(static name => name.Name is { } text && !text.StartsWith("System.", StringComparison.Ordinal) && !text.StartsWith("Microsoft.Win32.", StringComparison.Ordinal))
            .Select(static name => Assembly.Load(name).Location)
            .Append(typeof(TrialNet.Reactor.Reactors).Assembly.Location)
            .Append(typeof(PoetrySubject).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(static path => MetadataReference.CreateFromFile(path));
}
