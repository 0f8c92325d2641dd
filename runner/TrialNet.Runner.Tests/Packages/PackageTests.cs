using System.Text.RegularExpressions;
using TrialNet.Fixtures;
using TrialNet.Runner.Tests.Samples;

namespace TrialNet.Runner.Tests.Packages;

/// <summary>The package as a stranger gets it: one PackageReference in a project outside this repository. All files are the README's.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed partial class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public async Task The_readme_s_project_runs_by_itself_and_fails_as_the_readme_says()
    {
        feed.Write("Verse.Tests/Verse.Tests.csproj", feed.Example("xml"));
        feed.Write("Verse.Tests/BellTests.cs", feed.Example("csharp"));
        (await feed.Dotnet("build", "Verse.Tests", "-nodeReuse:false")).MustExitWith(0);
        Assert.True(Directory.Exists(feed.PathOf("cache", "trialnet")), "the package did not come from the feed");

        var run = (await ProcessRun.RunAsync(Executable("Verse.Tests"), ["--no-ansi", "--no-progress"])).MustExitWith(2);

        Assert.Equal(Scrub(feed.Example("text")), Scrub(run.Output));
    }

    [SkippableFact]
    public async Task A_solution_runs_all_its_tests_each_by_its_own_framework()
    {
        Skip.IfNot(FullTier.IsOn, FullTier.WhySkipped);

        // A name that is no namespace, a helper library, a project that only sees TrialNet through that, a Main of one's own, xUnit.
        var project = feed.Example("xml");
        feed.Write("1-odd.tests/1-odd.tests.csproj", project);
        feed.Write("1-odd.tests/Tests.cs", "public class Odd : TrialNet.Framework.TestCase { public void TestPasses() { } }");
        feed.Write("Helper/Helper.csproj", project.Replace("</TargetFramework>", "</TargetFramework><OutputType>Library</OutputType>", StringComparison.Ordinal));
        feed.Write("Helper/Base.cs", "public abstract class Base : TrialNet.Framework.TestCase { public void TestInherited() { } }");
        feed.Write("Further/Further.csproj", Referencing(project, "Helper"));
        feed.Write("Further/Further.cs", "public abstract class Further : Base { }");
        feed.Write("OwnMain/OwnMain.csproj", Referencing(project.Replace(
            "</TargetFramework>", "</TargetFramework><TrialNetGenerateEntryPoint>false</TrialNetGenerateEntryPoint>", StringComparison.Ordinal), "Further", keep: true));
        feed.Write("OwnMain/Program.cs", "System.Console.WriteLine(\"my own\");\n" + feed.Example("csharp", 1) + "public class Own : Further { }");
        feed.Write("Facts/Facts.csproj", XunitProject());
        feed.Write("Facts/Facts.cs", "public class Facts { [Xunit.Fact] public void Holds() { } }");
        feed.Write("All.slnx", """
            <Solution>
              <Project Path="1-odd.tests/1-odd.tests.csproj" />
              <Project Path="Helper/Helper.csproj" />
              <Project Path="Further/Further.csproj" />
              <Project Path="OwnMain/OwnMain.csproj" />
              <Project Path="Facts/Facts.csproj" />
            </Solution>
            """);

        var run = (await feed.Dotnet("test", "All.slnx", "-nodeReuse:false")).MustExitWith(0);

        Assert.Equal(
            ["1-odd.tests.dll 1", "Facts.dll 1", "OwnMain.dll 1"],
            Totals().Matches(run.Output).Select(match => $"{match.Groups["dll"].Value} {match.Groups["total"].Value}").Order(StringComparer.Ordinal));
        var own = (await ProcessRun.RunAsync(Executable("OwnMain"), [])).MustExitWith(0);
        Assert.StartsWith("my own\n", own.Output, StringComparison.Ordinal);
    }

    private string Executable(string project) =>
        feed.PathOf(project, "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? project + ".exe" : project);

    private static string Referencing(string project, string other, bool keep = false)
    {
        var reference = $"<ProjectReference Include=\"../{other}/{other}.csproj\" />";
        return keep
            ? project.Replace("<ItemGroup>", $"<ItemGroup>{reference}", StringComparison.Ordinal)
            : PackageReference().Replace(project, reference);
    }

    private string XunitProject()
    {
        var packages = File.ReadAllText(RepositoryRoot.Combine("Directory.Packages.props"));
        var references = string.Concat(new[] { "Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio" }.Select(name =>
            $"<PackageReference Include=\"{name}\" Version=\"{Regex.Match(packages, $"\"{Regex.Escape(name)}\" Version=\"([^\"]+)\"").Groups[1].Value}\" />"));
        return PackageReference().Replace(feed.Example("xml"), references);
    }

    // Durations, the age of what was left behind, folders, and the line that names the assembly and its framework.
    private static string Scrub(string output) => Noise().Replace(output, "").Replace(" \n", "\n", StringComparison.Ordinal).Trim();

    [GeneratedRegex("<PackageReference [^>]*>")]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"Passed! +- Failed: +0, Passed: +\d+, Skipped: +0, Total: +(?<total>\d+), Duration: .* - (?<dll>\S+)")]
    private static partial Regex Totals();

    [GeneratedRegex(@" \((\d+\w+ )*\d+ms\)|, \d+\.\d+ s old|\d\d(\.\d+)?(?= s, calls)|(?<=in )/\S*/|(?<=Failed!) - .*|\n +duration: .*|(?<=BellTests\.cs):line(?= )")]
    private static partial Regex Noise();
}
