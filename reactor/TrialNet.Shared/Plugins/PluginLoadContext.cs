using System.Reflection;
using System.Runtime.Loader;

namespace TrialNet.Shared.Plugins;

/// <summary>
/// Where a plug-in and its dependencies live: apart from those of other plug-ins, which may have others of the same names. Shared
/// is what the command has itself, since objects of its types go from one side to the other.
/// </summary>
internal sealed class PluginLoadContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private readonly AssemblyDependencyResolver _resolver = new(file);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        !IsShared(assemblyName.Name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;

    // What lies beside the command is what it was built with, the reactor and its interfaces among it.
    private static bool IsShared(string? name) => File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}
