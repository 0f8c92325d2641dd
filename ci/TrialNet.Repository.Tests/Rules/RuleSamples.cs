using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>Small repositories in memory, for showing that a rule can fail.</summary>
internal static class RuleSamples
{
    public static SourceFile Code(string path, string text) => new(path, text);

    public static SourceFile Code(string path, int lines) => new(path, string.Concat(Enumerable.Repeat("x\n", lines)));

    public static SourceFile Project(string path, params string[] includes) =>
        new(path, $"<Project><ItemGroup>{string.Concat(includes)}</ItemGroup></Project>");

    public static string ProjectReference(string name) => $"<ProjectReference Include=\"..\\..\\x\\{name}\\{name}.csproj\" />";

    public static string Package(string name) => $"<PackageReference Include=\"{name}\" />";
}
