using System.Reflection;
using System.Runtime.Loader;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>A mutant in memory, beside the real product: everything but TrialNet.Reactor is shared with it.</summary>
internal sealed class LoadedReactors : IDisposable
{
    private readonly AssemblyLoadContext _context = new("mutant", isCollectible: true);
    private readonly MethodInfo _find;

    internal LoadedReactors(byte[] product)
    {
        using var image = new MemoryStream(product);
        _find = _context.LoadFromStream(image).GetType("TrialNet.Reactor.Reactors", throwOnError: true)!.GetMethod("Find")!;
    }

    /// <summary>One of its kinds of reactor, to be judged.</summary>
    internal ReactorSubject Open(string kind) => new MutantSubject((IReactorFactory)_find.Invoke(null, [kind])!);

    public void Dispose() => _context.Unload();
}
