using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>A packable library lists its public members in PublicAPI.Shipped.txt and PublicAPI.Unshipped.txt.</summary>
internal static class PublicApiFiles
{
    /// <summary>The package list of Directory.Build.props; a library in it is tracked, any other is not.</summary>
    public static IEnumerable<string> Check(IReadOnlyCollection<SourceFile> files)
    {
        var props = files.Single(file => string.Equals(file.Path, "Directory.Build.props", StringComparison.Ordinal)).Text;
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var list = props.Split('\n').FirstOrDefault(line => line.Contains("<IsPackage Condition", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("Directory.Build.props has no package list");
        return from project in files
               where project.IsProject && list.Contains($";{project.ProjectName};", StringComparison.Ordinal)
               from name in new[] { "PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt" }
               where !paths.Contains($"{project.Folder}/{name}")
               select $"{project.Path}: no {name} beside it";
    }
}
