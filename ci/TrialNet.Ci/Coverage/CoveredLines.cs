using System.Globalization;
using System.Xml.Linq;

namespace TrialNet.Ci.Coverage;

/// <summary>Lines by assembly, merged over many Cobertura files: a line is covered if any test project reached it.</summary>
internal sealed class CoveredLines
{
    private readonly SortedDictionary<string, Dictionary<(string File, int Line), bool>> _assemblies = new(StringComparer.Ordinal);

    public IEnumerable<(string Assembly, int Covered, int Lines)> ByAssembly =>
        _assemblies.Select(entry => (entry.Key, entry.Value.Values.Count(covered => covered), entry.Value.Count));

    public static CoveredLines Read(IEnumerable<string> coberturas)
    {
        var merged = new CoveredLines();
        foreach (var cobertura in coberturas)
        {
            merged.Add(XDocument.Parse(cobertura));
        }

        return merged;
    }

    private void Add(XDocument cobertura)
    {
        foreach (var package in cobertura.Descendants("package"))
        {
            var name = (string?)package.Attribute("name") ?? "";
            foreach (var type in package.Descendants("class").Where(type => !IsGenerated(type)))
            {
                // Folders (and the spelling of types) differ from tool to tool: the file's name, unique in its assembly, must do.
                var file = Path.GetFileName(((string?)type.Attribute("filename") ?? "").Replace('\\', '/'));
                foreach (var line in type.Elements("lines").Elements("line"))
                {
                    Add(name, file, line);
                }
            }
        }
    }

    private static bool IsGenerated(XElement type) =>
        ((string?)type.Attribute("filename") ?? "").Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal);

    private void Add(string assembly, string file, XElement line)
    {
        if (!_assemblies.TryGetValue(assembly, out var lines))
        {
            _assemblies[assembly] = lines = [];
        }

        var key = (file, int.Parse(line.Attribute("number")!.Value, CultureInfo.InvariantCulture));
        var covered = !string.Equals(line.Attribute("hits")!.Value, "0", StringComparison.Ordinal);
        lines[key] = covered || lines.GetValueOrDefault(key);
    }
}
