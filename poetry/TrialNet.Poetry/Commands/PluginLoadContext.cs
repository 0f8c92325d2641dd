using System.Reflection;
using System.Runtime.Loader;

namespace TrialNet.Poetry.Commands;

/// <summary>Where a plug-in and what it needs live; what lies beside this command is shared, so that both sides mean the same types.</summary>
/// <param name="file">The plug-in, by its whole path.</param>
internal sealed class PluginLoadContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private readonly AssemblyDependencyResolver _resolver = new(file);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        !IsShared(assemblyName.Name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;

    private static bool IsShared(string? name) => File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}
