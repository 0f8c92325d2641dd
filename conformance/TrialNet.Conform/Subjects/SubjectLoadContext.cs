using System.Reflection;
using System.Runtime.Loader;

namespace TrialNet.Conform.Subjects;

/// <summary>
/// Where the assembly of a subject and its dependencies live: apart from those of the command, which may have others of the same
/// names. Shared are those alone whose types both sides speak in.
/// </summary>
internal sealed class SubjectLoadContext(string file, IReadOnlyList<Assembly> shared) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private readonly AssemblyDependencyResolver _resolver = new(file);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        shared.FirstOrDefault(assembly => assembly.GetName().Name == assemblyName.Name) is { } known ? known
        : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
        : null;

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
}
