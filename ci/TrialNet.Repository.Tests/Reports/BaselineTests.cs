using TrialNet.Ci.Coverage;
using TrialNet.Ci.Totals;
using TrialNet.Fixtures;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Reports;

public class BaselineTests
{
    private static string Read(string name) => File.ReadAllText(RepositoryRoot.Combine("ci", "baselines", name));

    [Fact]
    public void Every_test_project_has_a_floor_and_every_floor_a_project()
    {
        var floors = TestFloors.Read(Read("tests.json"));
        var projects = RepositoryFiles.All.Where(file => file.IsProject).Select(file => file.ProjectName)
            .Where(name => name.EndsWith(".Tests", StringComparison.Ordinal) || string.Equals(name, "TrialNet.Conformance.Trial", StringComparison.Ordinal));

        Assert.Equal(projects.Order(StringComparer.Ordinal), floors.Projects.Keys.Order(StringComparer.Ordinal));
        Assert.All(floors.Projects.Values, floor => Assert.True(floor > 0));
    }

    [Fact]
    public void Coverage_floors_can_be_missed() =>
        Assert.All(CoverageFloors.Read(Read("coverage.json")).Lines.Values, floor => Assert.InRange(floor, 1, 100));
}
