using System.Reflection;
using TrialNet.Shared.Plugins;

namespace TrialNet.Twistd.Plugins;

/// <summary>Makes objects of the types of an assembly.</summary>
/// <param name="file">Its full path.</param>
internal sealed class PluginAssembly(string file)
{
    private Assembly? _assembly;

    /// <summary>Makes an object.</summary>
    /// <typeparam name="T">What it must be.</typeparam>
    /// <param name="type">Its type's full name.</param>
    /// <returns>The object.</returns>
    /// <exception cref="PluginException">It cannot be made.</exception>
    public T Make<T>(string type)
        where T : class
    {
        try
        {
            _assembly ??= new PluginLoadContext(file).LoadFromAssemblyPath(file);
            return (T)Activator.CreateInstance(_assembly.GetType(type, throwOnError: true)!)!;
        }
        catch (TargetInvocationException error)
        {
            throw new PluginException($"'{file}': new {type}() threw {Describe(error.InnerException!)}");
        }
        catch (Exception error)
        {
            throw new PluginException($"'{file}': {type} cannot be loaded: {TwistdException.Reason(error)}");
        }
    }

    /// <summary>What went wrong in a plug-in's code: the kind of exception tells more than its text alone.</summary>
    public static string Describe(Exception error) => $"{error.GetType().Name}: {TwistdException.Reason(error)}";
}
