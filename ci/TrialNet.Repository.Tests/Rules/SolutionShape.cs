using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>Six rooms and nothing beside them; each project is in the solution, named like its folder, and locked.</summary>
internal static partial class SolutionShape
{
    private static readonly string[] Rooms = ["reactor", "runner", "conformance", "fixtures", "poetry", "ci"];

    // The runners of other people's CI look into folders of their own.
    private static readonly string[] Hooks = [".ci", ".config", ".github"];

    public static IEnumerable<string> Check(IReadOnlyCollection<SourceFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var solution = files.Single(file => string.Equals(file.Path, "TrialNet.sln", StringComparison.Ordinal));
        var members = Member().Matches(solution.Text).Select(match => match.Groups[1].Value.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        var projects = files.Where(file => file.IsProject).ToList();
        return files.Select(file => file.Path.Split('/'))
            .Where(parts => parts.Length > 1 && !Rooms.Contains(parts[0], StringComparer.Ordinal) && !Hooks.Contains(parts[0], StringComparer.Ordinal))
            .Select(parts => parts[0]).Distinct(StringComparer.Ordinal)
            .Select(room => $"{room}/: not one of the top-level folders {string.Join(", ", Rooms)}")
            .Concat(members.Where(member => !paths.Contains(member)).Select(member => $"TrialNet.sln: {member} does not exist"))
            .Concat(projects.SelectMany(project => CheckProject(project, members, paths)));
    }

    private static IEnumerable<string> CheckProject(SourceFile project, HashSet<string> members, HashSet<string> paths)
    {
        if (IsData(project))
        {
            yield break;
        }

        if (!members.Contains(project.Path))
        {
            yield return $"{project.Path}: not in TrialNet.sln; dotnet sln add --solution-folder {project.Path.Split('/')[0]} {project.Path}";
        }

        if (!project.Folder.EndsWith("/" + project.ProjectName, StringComparison.Ordinal))
        {
            yield return $"{project.Path}: its folder should be called {project.ProjectName}";
        }

        if (!paths.Contains(project.Folder + "/packages.lock.json"))
        {
            yield return $"{project.Path}: no packages.lock.json beside it; dotnet restore writes it";
        }
    }

    // A project deeper than room/project is material of a test (a user's project in small), built by that test.
    private static bool IsData(SourceFile project) => project.Path.Count(character => character == '/') > 2;

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex Member();
}
