using System.Reflection;
using System.Runtime.Loader;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>A mutant in memory, beside the real product: everything but TrialNet.Reactor and its adapter is shared with it.</summary>
internal sealed class LoadedReactors : IDisposable
{
    private readonly byte[] _product;
    private readonly byte[] _adapter;
    private readonly MutantContext _context;
    private readonly MethodInfo _find;
    private readonly Type _subject;

    internal LoadedReactors(byte[] product, byte[] adapter)
    {
        _product = product;
        _adapter = adapter;
        _context = new MutantContext(product);
        _find = _context.Product.GetType("TrialNet.Reactor.Reactors", throwOnError: true)!.GetMethod("Find")!;
        using var image = new MemoryStream(adapter);
        _subject = _context.LoadFromStream(image).GetType("TrialNet.Conform.Subjects.FaultyReactorSubject", throwOnError: true)!;
    }

    /// <summary>One of its kinds of reactor, to be judged.</summary>
    internal ReactorSubject Open(string kind) => (ReactorSubject)Activator.CreateInstance(_subject, _find.Invoke(null, [kind]))!;

    /// <summary>Writes it to files, for another process.</summary>
    /// <param name="kind">The kind of reactor.</param>
    /// <param name="folder">An empty folder.</param>
    /// <returns>How it is named to the command.</returns>
    internal string Save(string kind, string folder)
    {
        var path = Path.Combine(folder, MutantBuilder.Adapter + ".dll");
        File.WriteAllBytes(path, _adapter);
        File.WriteAllBytes(Path.Combine(folder, ReactorMutantBuilder.Product + ".dll"), _product);
        return $"reactor:{path}::{ReactorMutantBuilder.ClassOf(kind)}";
    }

    public void Dispose() => _context.Unload();

    private sealed class MutantContext : AssemblyLoadContext
    {
        internal MutantContext(byte[] product)
            : base("mutant", isCollectible: true)
        {
            using var image = new MemoryStream(product);
            Product = LoadFromStream(image);
        }

        internal Assembly Product { get; }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == ReactorMutantBuilder.Product ? Product : null;
    }
}
