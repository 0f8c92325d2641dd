using System.Reflection;
using TrialNet.Shared.Text;

namespace TrialNet.Conform.Subjects;

/// <summary>The types of an assembly, of which one is to be a subject.</summary>
internal sealed class SubjectTypes
{
    private readonly string _path;
    private readonly IReadOnlyList<Type> _all;
    private readonly SubjectContract _contract;

    private SubjectTypes(string path, IReadOnlyList<Type> all, SubjectContract contract) => (_path, _all, _contract) = (path, all, contract);

    /// <summary>Loads an assembly.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="path">The path as it was written.</param>
    /// <param name="contract">What a subject must be.</param>
    /// <returns>Its types.</returns>
    /// <exception cref="ConformException">It cannot be loaded.</exception>
    public static SubjectTypes In(string file, string path, SubjectContract contract)
    {
        try
        {
            return new SubjectTypes(path, new SubjectLoadContext(file, contract.Shared).LoadFromAssemblyPath(file).GetTypes(), contract);
        }
        catch (ReflectionTypeLoadException error)
        {
            // A type that nobody names may miss what it likes.
            return new SubjectTypes(path, [.. error.Types.OfType<Type>()], contract);
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new ConformException($"'{path}' cannot be loaded as an assembly: {error.Message}");
        }
    }

    /// <summary>Finds the type that is meant.</summary>
    /// <param name="name">Its name, with or without its namespace; empty if none was written.</param>
    /// <returns>A type that can be made and is a subject.</returns>
    /// <exception cref="ConformException">There is none of that name, several, or it is no subject.</exception>
    public Type Find(string name)
    {
        if (name.Length == 0)
        {
            throw new ConformException($"name the type behind the file: {_contract.Kind}:{_path}::Type{Offered()}");
        }

        // Between nested classes '.' is as good as '+'.
        var wanted = name.Replace('+', '.');
        var found = _all.Where(type => FullName(type) == wanted).ToList();
        found = found.Count > 0 ? found : [.. _all.Where(type => FullName(type).EndsWith("." + wanted, StringComparison.Ordinal))];
        return found switch
        {
            [var type] => Verified(type),
            [] => throw new ConformException($"there is no type '{name}' in '{_path}'{NearestNames.Hint(wanted, _all.SelectMany(type => new[] { FullName(type), type.Name }))}{Offered()}"),
            _ => throw new ConformException($"there are several types '{name}' in '{_path}': {string.Join(", ", found.Select(type => type.FullName))}"),
        };
    }

    private static string FullName(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private Type Verified(Type type)
    {
        var reason = !_contract.Fits(type) ? $"it derives from {type.BaseType?.FullName ?? "nothing"}"
            : type.IsAbstract ? "it is abstract"
            : type.ContainsGenericParameters ? "it is generic"
            : type.GetConstructor(Type.EmptyTypes) is null ? "it has no public constructor without parameters"
            : null;
        return reason is null ? type
            : throw new ConformException($"'{type.FullName}' cannot be a subject: it must be a {_contract.Names} that can be made with new(), and {reason}");
    }

    private string Offered()
    {
        var names = _all.Where(type => _contract.Fits(type) && !type.IsAbstract).Select(type => type.FullName!).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "; it has no subjects" : $"; subjects in it: {string.Join(", ", names)}";
    }
}
