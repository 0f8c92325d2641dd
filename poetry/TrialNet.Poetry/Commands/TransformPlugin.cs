using System.Reflection;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Reactor.Abstractions;
using TrialNet.Shared.Plugins;

namespace TrialNet.Poetry.Commands;

/// <summary>
/// An assembly that somebody else has made, with transforms in it: each public class that is an <see cref="ITransform"/> and has a public
/// constructor that takes nothing, or an <see cref="IReactorTime"/>. What is wrong with it is told before a port is opened.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class TransformPlugin(string path)
{
    /// <summary>Makes its transforms, and adds them.</summary>
    /// <exception cref="CommandException">It is not there (usage), or cannot be used.</exception>
    public void AddTo(TransformService service, IReactorTime clock)
    {
        var makers = FindTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(type => (Type: type, Make: FindMaker(type, clock))).Where(static one => one.Make is not null).ToList();
        if (makers.Count == 0)
        {
            throw CommandException.Failed(
                $"the plug-in '{path}' has no transform: a public {nameof(ITransform)} with a constructor that takes nothing, or an {nameof(IReactorTime)}");
        }

        foreach (var (type, make) in makers)
        {
            try
            {
                service.Add(make!());
            }
            catch (Exception error)
            {
                // Whatever it throws when it is made, or asked for its name.
                throw CommandException.Failed($"the transform {type.Name} of '{path}' cannot be used: {Describe(error)}");
            }
        }
    }

    private static Func<ITransform>? FindMaker(Type type, IReactorTime clock)
    {
        if (type.IsAbstract || type.ContainsGenericParameters || !type.IsAssignableTo(typeof(ITransform)))
        {
            return null;
        }

        object[]? arguments = type.GetConstructor([typeof(IReactorTime)]) is not null ? [clock] : type.GetConstructor([]) is not null ? [] : null;
        return arguments is null
            ? null
            : () => (ITransform)Activator.CreateInstance(type, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }

    private Type[] FindTypes()
    {
        if (!File.Exists(path))
        {
            throw CommandException.Usage($"no such plug-in: '{path}'");
        }

        try
        {
            var file = Path.GetFullPath(path);
            return new PluginLoadContext(file).LoadFromAssemblyPath(file).GetExportedTypes();
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException or TypeLoadException or InvalidOperationException)
        {
            throw CommandException.Failed($"the plug-in '{path}' cannot be loaded: {OneLine.Of(error)}");
        }
    }

    // What an argument is called in here is nothing to its author.
    private static string Describe(Exception error)
    {
        var text = OneLine.Of(error);
        return (error as ArgumentException)?.ParamName is { } name ? text.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal).TrimEnd('.') : text;
    }
}
