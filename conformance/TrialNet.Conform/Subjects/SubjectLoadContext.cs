using System.Reflection;
using System.Runtime.Loader;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conform.Subjects;

/// <summary>
/// Where the assembly of a subject and its dependencies live: apart from those of the command, which may have others of the same
/// names. The kit alone is shared, since it is what both sides speak.
/// </summary>
internal sealed class SubjectLoadContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private static readonly Assembly Kit = typeof(DeferredSubject).Assembly;

    private readonly AssemblyDependencyResolver _resolver = new(file);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == Kit.GetName().Name ? Kit
        : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
        : null;

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
}
