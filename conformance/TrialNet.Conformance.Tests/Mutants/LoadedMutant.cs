using System.Reflection;
using System.Runtime.Loader;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>A mutant in memory, beside the real product: the kit is shared with it, TrialNet.Defer is its own.</summary>
internal sealed class LoadedMutant : IDisposable
{
    private readonly MutantContext _context;
    private readonly Type _subject;

    internal LoadedMutant(byte[] product, byte[] adapter)
    {
        _context = new MutantContext(product);
        using var image = new MemoryStream(adapter);
        _subject = _context.LoadFromStream(image).GetType("TrialNet.Conformance.Product.ProductSubject", throwOnError: true)!;
    }

    /// <summary>The mutant's TrialNet.Defer.</summary>
    internal Assembly Product => _context.Product;

    /// <summary>A subject for one program.</summary>
    internal DeferredSubject Open() => (DeferredSubject)Activator.CreateInstance(
        _subject, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, null)!;

    public void Dispose() => _context.Unload();

    private sealed class MutantContext : AssemblyLoadContext
    {
        internal Assembly Product { get; }

        internal MutantContext(byte[] product)
            : base("mutant", isCollectible: true)
        {
            using var image = new MemoryStream(product);
            Product = LoadFromStream(image);
        }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == MutantBuilder.Product ? Product : null;
    }
}
