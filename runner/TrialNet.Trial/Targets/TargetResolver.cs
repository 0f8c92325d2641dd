using TrialNet.Shared.Text;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Targets;

/// <summary>Finds the file to start for what was written as a target; projects are built on the way.</summary>
/// <param name="projects">Turns a project into a file.</param>
internal sealed class TargetResolver(IProjectBuild projects)
{
    private const int MostListed = 5;

    /// <summary>Finds the file to start.</summary>
    /// <param name="target">The target.</param>
    /// <param name="cancellation">Stops a build.</param>
    /// <returns>The target with its file.</returns>
    /// <exception cref="TrialException">There is no such target, or its project does not build.</exception>
    public ResolvedTarget Resolve(TargetArgument target, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(target.Path);
        var project = Directory.Exists(path) ? ProjectIn(path, target.Path) : IsProject(path) && File.Exists(path) ? path : null;
        if (project is not null)
        {
            return new ResolvedTarget(target.Path, projects.OutputOf(project, target.Path, cancellation), target.Names);
        }

        return File.Exists(path) ? new ResolvedTarget(target.Path, path, target.Names) : throw Missing(path, target.Path);
    }

    private static string ProjectIn(string folder, string written)
    {
        var projects = Directory.GetFiles(folder).Where(IsProject).ToList();
        return projects switch
        {
            [var only] => only,
            [] => throw new TrialException($"there is no project in the folder '{written}'{Below(folder, written)}"),
            _ => throw new TrialException($"there are several projects in the folder '{written}': name one of {List(projects.Select(Path.GetFileName))}"),
        };
    }

    private static bool IsProject(string file) => Path.GetExtension(file).ToUpperInvariant() is ".CSPROJ" or ".FSPROJ" or ".VBPROJ";

    // The projects one and two levels down: what somebody means who names the root of a repository.
    private static string Below(string folder, string written)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true };
        var found = Directory.EnumerateFiles(folder, "*.*proj", options)
            .Where(IsProject)
            .Select(file => Path.Combine(written, Path.GetRelativePath(folder, Path.GetDirectoryName(file)!)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count == 0 ? "; a target is a project, a test assembly (.dll) or a test executable" : $"; below it there are {List(found)}";
    }

    private static TrialException Missing(string path, string written)
    {
        var folder = Path.GetDirectoryName(path);
        if (!Directory.Exists(folder))
        {
            return new TrialException($"there is no file or folder '{written}'{NamesGoBehind(written)}");
        }

        var neighbours = Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!);
        var nearest = NearestNames.Find(Path.GetFileName(path), neighbours).Select(name => Path.Combine(Path.GetDirectoryName(written) ?? "", name)).ToList();
        return new TrialException($"there is no file or folder '{written}'{(nearest.Count > 0 ? NearestNames.Hint(nearest) : NamesGoBehind(written))}");
    }

    // A dotted name is a target in other tools.
    private static string NamesGoBehind(string written) =>
        written.Contains('.', StringComparison.Ordinal) && !written.AsSpan().ContainsAny('/', '\\')
            ? $"; the name of a test goes behind its target: TARGET::{written}"
            : "";

    private static string List(IEnumerable<string?> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostListed).Select(name => $"'{name}'")) + (all.Count > MostListed ? ", ..." : "");
    }
}
