using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>A file's namespace is the name of its project, or of its shared items (.projitems), followed by its folders.</summary>
internal static partial class NamespaceFolders
{
    public static IEnumerable<string> Check(IReadOnlyCollection<SourceFile> files)
    {
        var projects = files.Where(file => file.IsProject || file.IsSharedItems).ToList();
        return from file in files
               where file.IsCode
               let declared = NamespaceLine().Match(file.Text)
               where declared.Success
               let project = projects.Find(project => file.Path.StartsWith(project.Folder + "/", StringComparison.Ordinal))
               let expected = project is null ? null : Expected(file, project)
               where !string.Equals(declared.Groups[1].Value, expected, StringComparison.Ordinal)
               select expected is null
                   ? $"{file.Path}: belongs to no project"
                   : $"{file.Path}: namespace {declared.Groups[1].Value}, expected {expected}";
    }

    private static string Expected(SourceFile file, SourceFile project) =>
        Path.GetFileNameWithoutExtension(project.Name) + file.Folder[project.Folder.Length..].Replace('/', '.');

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
