using System.Reflection;
using System.Runtime.Loader;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Workers;

/// <summary>Finds reactors: ours by their names, other people's as <c>PATH.dll::Namespace.Type</c>.</summary>
internal static class ReactorFinder
{
    private const string Separator = "::";

    /// <summary>Finds a reactor.</summary>
    /// <returns>What makes it; null if no reactor of ours has that name.</returns>
    /// <exception cref="TestExecutableException">The file, or the type in it, cannot be used, or nothing can be made of it.</exception>
    internal static IReactorFactory? Find(string name)
    {
        var split = name.IndexOf(Separator, StringComparison.Ordinal);
        return split < 0 ? Reactors.Find(name) : Load(Path.GetFullPath(name[..split]), name[(split + Separator.Length)..]);
    }

    private static IReactorFactory Load(string path, string typeName)
    {
        var type = FindType(LoadAssembly(path), typeName, path);
        if (WhyNot(type) is { } reason)
        {
            throw new TestExecutableException($"{typeName} in {path} {reason}");
        }

        try
        {
            if (typeof(IReactorFactory).IsAssignableFrom(type))
            {
                return (IReactorFactory)Make(type);
            }

            // One is made only to see that it can be: every test would fail otherwise.
            (Make(type) as IDisposable)?.Dispose();
            return new TypeFactory(type);
        }
        catch (Exception error)
        {
            var message = error.Message.ReplaceLineEndings(" ");
            throw new TestExecutableException($"{typeName} in {path} cannot be made: its constructor threw {error.GetType().FullName}: {message}", error);
        }
    }

    private static object Make(Type type) => type.GetConstructor(Type.EmptyTypes)!.Invoke(BindingFlags.DoNotWrapExceptions, null, null, null);

    private static string? WhyNot(Type type) =>
        !typeof(IReactorFactory).IsAssignableFrom(type) && !typeof(IReactor).IsAssignableFrom(type)
            ? $"is neither an {nameof(IReactorFactory)} nor an {nameof(IReactor)}: name a class that is one of them."
        : type.IsAbstract ? "is abstract: name a class that can be made."
        : type.ContainsGenericParameters ? "is generic: name a class that says for which types."
        : type.GetConstructor(Type.EmptyTypes) is null
            ? $"has no public constructor without parameters: give it one, or name an {nameof(IReactorFactory)} that makes it."
        : null;

    private static Type FindType(Assembly assembly, string name, string path)
    {
        if (assembly.GetType(name) is { } exact)
        {
            return exact;
        }

        // With the namespace left out; between nested classes '.' is as good as '+'.
        var wanted = "." + name.Replace('+', '.');
        var types = TypesOf(assembly);
        var found = types.Where(type => $".{type.FullName?.Replace('+', '.')}".EndsWith(wanted, StringComparison.Ordinal)).ToList();
        if (found is [var only])
        {
            return only;
        }

        var offered = found.Count > 0 ? found : [.. types.Where(IsReactor)];
        throw new TestExecutableException(
            (found.Count > 0 ? $"There are several types {name} in {path}: " : $"There is no type {name} in {path}; reactors in it: ")
            + (offered.Count == 0 ? "none." : string.Join(", ", offered.Select(static type => type.FullName).Order(StringComparer.Ordinal)) + "."));
    }

    private static bool IsReactor(Type type) =>
        type is { IsAbstract: false, IsInterface: false } && (typeof(IReactorFactory).IsAssignableFrom(type) || typeof(IReactor).IsAssignableFrom(type));

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            // A type that nobody names may miss what it likes.
            return [.. error.Types.OfType<Type>()];
        }
    }

    private static Assembly LoadAssembly(string path)
    {
        try
        {
            // Next to the tests' own, so that both mean the same interfaces; what it needs beyond that lies beside it.
            var resolver = new AssemblyDependencyResolver(path);
            AssemblyLoadContext.Default.Resolving += (context, name) =>
                resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
        catch (Exception error) when (error is IOException or BadImageFormatException or InvalidOperationException)
        {
            throw new TestExecutableException($"The reactor's assembly {path} cannot be loaded: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private sealed class TypeFactory(Type type) : IReactorFactory
    {
        public string Name => type.Name;

        public string Summary => $"{type.FullName} of {type.Assembly.GetName().Name}";

        public string? WhyUnavailable => null;

        public IReactor Create() => (IReactor)Make(type);
    }
}
