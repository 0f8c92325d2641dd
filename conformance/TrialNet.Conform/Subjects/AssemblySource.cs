using System.Reflection;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;
using TrialNet.Shared.Text;

namespace TrialNet.Conform.Subjects;

/// <summary>Anybody's Deferreds: <c>deferred:PATH.dll::Type</c>, a <see cref="DeferredSubject"/> in an assembly.</summary>
internal sealed class AssemblySource : ISubjectSource
{
    private const string Separator = "::";

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Summary)> Help => [("PATH.dll::Type", "yours: a class that derives from DeferredSubject, with a constructor without parameters")];

    /// <inheritdoc/>
    public Subject? Find(string name, string spec)
    {
        var at = name.LastIndexOf(Separator, StringComparison.Ordinal);
        if (at < 0 && !name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && name.IndexOfAny(['/', '\\']) < 0)
        {
            return null;
        }

        var path = at < 0 ? name : name[..at];
        var file = Path.GetFullPath(path.Length > 0 ? path : throw new ConformException($"'{spec}' names no file: write deferred:PATH.dll::Type"));
        if (!File.Exists(file))
        {
            throw new ConformException($"there is no file '{path}'{NearestNames.Hint(NearestFiles(path, file))}");
        }

        var types = SubjectTypes.In(file, path);
        return OpenType(types.Find(at < 0 ? "" : name[(at + Separator.Length)..]), spec);
    }

    private static Subject OpenType(Type type, string spec)
    {
        var constructor = ConstructorInvoker.Create(type.GetConstructor(Type.EmptyTypes)!);
        return new Subject(spec, _ => new SubjectExecutor(Make)) { Factory = Make };

        DeferredSubject Make()
        {
            try
            {
                return (DeferredSubject)constructor.Invoke();
            }
            catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } cause)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
                throw;
            }
        }
    }

    private static List<string> NearestFiles(string written, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var neighbours = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.dll").Select(path => Path.GetFileName(path)) : [];
        return [.. NearestNames.Find(Path.GetFileName(file), neighbours).Select(name => Path.Combine(Path.GetDirectoryName(written) ?? "", name))];
    }
}
