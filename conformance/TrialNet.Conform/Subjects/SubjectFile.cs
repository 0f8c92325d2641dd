using TrialNet.Shared.Text;

namespace TrialNet.Conform.Subjects;

/// <summary>Reads <c>PATH.dll::Type</c>.</summary>
internal static class SubjectFile
{
    private const string Separator = "::";

    /// <summary>Finds the class that is meant.</summary>
    /// <param name="name">What stands after the kind of subject.</param>
    /// <param name="spec">The whole of it.</param>
    /// <param name="contract">What the class must be.</param>
    /// <returns>The class; null if the name is that of no file.</returns>
    /// <exception cref="ConformException">There is no such file, or no such class in it.</exception>
    public static Type? FindType(string name, string spec, SubjectContract contract)
    {
        var at = name.LastIndexOf(Separator, StringComparison.Ordinal);
        if (at < 0 && !name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && name.IndexOfAny(['/', '\\']) < 0)
        {
            return null;
        }

        var path = at < 0 ? name : name[..at];
        var file = Path.GetFullPath(path.Length > 0 ? path : throw new ConformException($"'{spec}' names no file: write {contract.Kind}:PATH.dll::Type"));
        if (!File.Exists(file))
        {
            throw new ConformException($"there is no file '{path}'{NearestNames.Hint(NearestFiles(path, file))}");
        }

        return SubjectTypes.In(file, path, contract).Find(at < 0 ? "" : name[(at + Separator.Length)..]);
    }

    private static List<string> NearestFiles(string written, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var neighbours = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.dll").Select(path => Path.GetFileName(path)) : [];
        return [.. NearestNames.Find(Path.GetFileName(file), neighbours).Select(name => Path.Combine(Path.GetDirectoryName(written) ?? "", name))];
    }
}
