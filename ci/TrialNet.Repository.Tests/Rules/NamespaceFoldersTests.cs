using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class NamespaceFoldersTests
{
    [Theory]
    [InlineData("r/T.R/Loop.cs", "T.R")]
    [InlineData("r/T.R/Timing/Deep/Heap.cs", "T.R.Timing.Deep")]
    [InlineData("r/T.R.Tests/LoopTests.cs", "T.R.Tests")]
    public void The_folders_name_the_namespace(string path, string expected)
    {
        var projects = new[] { Project("r/T.R/T.R.csproj"), Project("r/T.R.Tests/T.R.Tests.csproj") };

        Expect.None(NamespaceFolders.Check([.. projects, Code(path, $"namespace {expected};\n")]));
        Expect.One($"{path}: namespace T.Else, expected {expected}", NamespaceFolders.Check([.. projects, Code(path, "namespace T.Else;\n")]));
    }

    [Fact]
    public void Shared_items_name_a_namespace_too() =>
        Expect.None(NamespaceFolders.Check([Code("r/T.S/T.S.projitems", "<Project />"), Code("r/T.S/Text/Lines.cs", "namespace T.S.Text;\n")]));

    [Fact]
    public void Code_outside_projects_fails() =>
        Expect.One("ci/Stray.cs: belongs to no project", NamespaceFolders.Check([Code("ci/Stray.cs", "namespace T;\n")]));
}
