using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class ProjectReferencesTests
{
    [Fact]
    public void Downward_passes_also_over_several_floors() =>
        Expect.None(ProjectReferences.Check([Project("a/TrialNet.Trial.csproj", ProjectReference("TrialNet.Runner"), ProjectReference("TrialNet.Defer"))]));

    [Fact]
    public void Upward_fails() =>
        Expect.One(
            "a/TrialNet.Reactor.Abstractions.csproj: references TrialNet.Reactor; permitted are TrialNet.Defer",
            ProjectReferences.Check([Project("a/TrialNet.Reactor.Abstractions.csproj", ProjectReference("TrialNet.Reactor"))]));

    [Fact]
    public void A_test_project_in_the_product_fails() =>
        Assert.Single(ProjectReferences.Check([Project("a/TrialNet.Runner.csproj", ProjectReference("TrialNet.Fixtures"))]));

    [Fact]
    public void A_test_project_may_reference_anything() =>
        Expect.None(ProjectReferences.Check([Project("a/TrialNet.Runner.Tests/TrialNet.Runner.Tests.csproj", ProjectReference("TrialNet.Trial"), Package("xunit"))]));

    [Fact]
    public void A_package_without_permission_fails() =>
        Expect.One(
            "a/TrialNet.Conformance.csproj: references package xunit; permitted are [FsCheck]",
            ProjectReferences.Check([Project("a/TrialNet.Conformance.csproj", Package("FsCheck"), Package("xunit"))]));

    [Fact]
    public void An_unknown_project_fails() =>
        Assert.Contains("unknown project", Assert.Single(ProjectReferences.Check([Project("a/TrialNet.New.csproj")])), StringComparison.Ordinal);

    [Fact]
    public void The_table_itself_has_no_circle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (ProjectReferences.Permitted.Keys.FirstOrDefault(name => !done.Contains(name) && ProjectReferences.Permitted[name].All(done.Contains)) is { } next)
        {
            done.Add(next);
        }

        Assert.Equal(ProjectReferences.Permitted.Count, done.Count);
    }
}
