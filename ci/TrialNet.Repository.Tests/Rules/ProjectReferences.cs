using System.Xml.Linq;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>
/// The directions of the house: nothing points upward. A product project may reference the projects named here, and what these
/// may reference; tests, benchmarks and samples may reference anything, and only each other may reference them.
/// </summary>
internal static class ProjectReferences
{
    public static readonly IReadOnlyDictionary<string, string[]> Permitted = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["TrialNet.Defer"] = [],
        ["TrialNet.Reactor.Abstractions"] = ["TrialNet.Defer"],
        ["TrialNet.Reactor"] = ["TrialNet.Reactor.Abstractions"],
        ["TrialNet.Reactor.Testing"] = ["TrialNet.Reactor.Abstractions"],
        ["TrialNet.Twistd"] = ["TrialNet.Reactor"],
        ["TrialNet.Framework"] = ["TrialNet.Reactor.Abstractions"],
        ["TrialNet.Properties"] = ["TrialNet.Framework"],
        ["TrialNet.Runner"] = ["TrialNet.Framework", "TrialNet.Reactor"],
        ["TrialNet.TestingPlatform"] = ["TrialNet.Runner"],
        ["TrialNet.Trial"] = ["TrialNet.Runner"],
        ["TrialNet.Conformance"] = ["TrialNet.Reactor.Abstractions"],
        ["TrialNet.Conform"] = ["TrialNet.Conformance", "TrialNet.Reactor", "TrialNet.Poetry"],
        ["TrialNet.Conformance.Samples"] = ["TrialNet.Conformance"],
        ["TrialNet.Conformance.Trial"] = ["TrialNet.Conformance", "TrialNet.Framework", "TrialNet.TestingPlatform"],
        ["TrialNet.Poetry"] = ["TrialNet.Reactor"],
        ["TrialNet.Ci"] = [],
    };

    public static readonly IReadOnlyDictionary<string, string[]> PermittedPackages = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["TrialNet.TestingPlatform"] = ["Microsoft.Testing."],
        ["TrialNet.Conformance"] = ["FsCheck"],
        ["TrialNet.Properties"] = ["FsCheck"],
        ["TrialNet.Reactor"] = ["Microsoft.Extensions.Logging.Abstractions"],
        ["TrialNet.Conformance.Samples"] = ["DotNetty."],
        ["TrialNet.Trial"] = ["Microsoft.Diagnostics.Runtime"],
    };

    public static IEnumerable<string> Check(IEnumerable<SourceFile> files) => files.Where(file => file.IsProject).SelectMany(CheckProject);

    private static IEnumerable<string> CheckProject(SourceFile file)
    {
        if (file.IsSupport)
        {
            return [];
        }

        if (!Permitted.ContainsKey(file.ProjectName))
        {
            return [$"{file.Path}: unknown project; give it a row in {nameof(ProjectReferences)}.{nameof(Permitted)}"];
        }

        var document = XDocument.Parse(file.Text);
        var reachable = Reachable(file.ProjectName);
        var packages = PermittedPackages.GetValueOrDefault(file.ProjectName, []);
        return Includes(document, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Where(target => !reachable.Contains(target))
            .Select(target => $"{file.Path}: references {target}; permitted are {string.Join(", ", reachable.Order(StringComparer.Ordinal))}")
            .Concat(Includes(document, "PackageReference")
                .Where(package => !packages.Any(permitted => package.StartsWith(permitted, StringComparison.Ordinal)))
                .Select(package => $"{file.Path}: references package {package}; permitted are [{string.Join(", ", packages)}]"));
    }

    private static IEnumerable<string> Includes(XDocument document, string element) =>
        document.Descendants(element).Select(node => node.Attribute("Include")?.Value).OfType<string>();

    private static HashSet<string> Reachable(string project)
    {
        var reachable = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Permitted[project]);
        while (open.TryPop(out var next))
        {
            if (reachable.Add(next))
            {
                foreach (var further in Permitted[next])
                {
                    open.Push(further);
                }
            }
        }

        return reachable;
    }
}
