using TrialNet.Repository.Tests.Rules;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests;

/// <summary>The rules of the house, applied to the repository. Each rule has tests of its own that show it failing.</summary>
public class RepositoryTests
{
    [Fact]
    public void The_repository_is_read()
    {
        Assert.Contains(RepositoryFiles.All, file => string.Equals(file.Path, "Directory.Build.props", StringComparison.Ordinal));
        Assert.True(RepositoryFiles.All.Count(file => file.IsCode) > 40);
        Assert.True(RepositoryFiles.All.Count(file => file.IsProject) > 12);
    }

    [Fact]
    public void Files_stay_small() => Expect.None(FileSizes.Check(RepositoryFiles.All));

    [Fact]
    public void Namespaces_have_no_circle() => Expect.None(NamespaceGraph.Check(RepositoryFiles.All));

    [Fact]
    public void Namespaces_equal_folders() => Expect.None(NamespaceFolders.Check(RepositoryFiles.All));

    [Fact]
    public void Projects_point_downward() => Expect.None(ProjectReferences.Check(RepositoryFiles.All));

    [Fact]
    public void One_type_a_file() => Expect.None(TopLevelTypes.Check(RepositoryFiles.All));

    [Fact]
    public void Suppressions_say_why() => Expect.None(Suppressions.Check(RepositoryFiles.All));

    [Fact]
    public void Documents_link_to_what_exists() => Expect.None(MarkdownLinks.Check(RepositoryFiles.All));

    [Fact]
    public void Packages_list_their_public_members() => Expect.None(PublicApiFiles.Check(RepositoryFiles.All));

    [Fact]
    public void Nothing_unpublishable_is_written() => Expect.None(ForbiddenText.Check(RepositoryFiles.All));

    [Fact]
    public void The_rule_book_can_be_read_by_a_program() => Expect.None(RuleBook.Check(RepositoryFiles.All));

    [Fact]
    public void Rule_ids_exist() => Expect.None(RuleIds.Check(RepositoryFiles.All));

    [Fact]
    public void What_takes_long_runs_in_a_long_job() => Expect.None(FullTierJobs.Check(RepositoryFiles.All));

    [Fact]
    public void The_solution_has_every_project_in_one_of_six_rooms() => Expect.None(SolutionShape.Check(RepositoryFiles.All));
}
