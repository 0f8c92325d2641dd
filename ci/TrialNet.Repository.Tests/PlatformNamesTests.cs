using System.Xml.Linq;
using TrialNet.Fixtures;

namespace TrialNet.Repository.Tests;

/// <summary>
/// The bridge that lets TrialNet projects join 'dotnet test' replaces targets of the platform's package by name, private ones among
/// them. A newer package that renames one would switch the bridge off without a word; this test says it instead.
/// </summary>
public class PlatformNamesTests
{
    [Theory]
    [InlineData("_MTPBeforeVSTest")]
    [InlineData("InvokeTestingPlatform")]
    [InlineData("VSTest")]
    public void The_platform_still_has_the_target(string target) =>
        Assert.Contains(target, TargetsOfPlatform());

    private static List<string> TargetsOfPlatform()
    {
        const string Package = "Microsoft.Testing.Platform.MSBuild";
        var version = XDocument.Load(RepositoryRoot.Combine("Directory.Packages.props")).Descendants("PackageVersion")
            .Single(node => string.Equals((string?)node.Attribute("Include"), Package, StringComparison.Ordinal)).Attribute("Version")!.Value;
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var folder = Path.Combine(cache, Package.ToLowerInvariant(), version, "buildMultiTargeting");
        return Directory.EnumerateFiles(folder, "*.targets")
            .SelectMany(file => XDocument.Load(file).Descendants().Where(node => string.Equals(node.Name.LocalName, "Target", StringComparison.Ordinal)))
            .Select(node => (string?)node.Attribute("Name")).OfType<string>().ToList();
    }
}
