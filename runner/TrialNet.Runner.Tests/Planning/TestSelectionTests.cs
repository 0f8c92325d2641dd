using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Planning;

public sealed class TestSelectionTests
{
    private static readonly TestDescriptor[] All =
        [Descriptors.Of("A", "Reading", "Test_b"), Descriptors.Of("A", "Reading", "Test_a"), Descriptors.Of("A", "Writing", "Test_a"), Descriptors.Of("B", "Reading", "Test_a")];

    [Fact]
    public void Nothing_named_means_all() => Assert.Equal(All, Select(""));

    [Fact]
    public void Included_names_add_up_and_keep_the_order_of_the_tests() =>
        Assert.Equal([All[0], All[2]], Select("Writing,A.Reading.Test_b"));

    [Fact]
    public void Excluded_names_alone_leave_the_rest() => Assert.Equal([All[2]], Select("!Reading"));

    [Fact]
    public void Excluding_wins() => Assert.Equal([All[1]], Select("!A.Reading.Test_b,A.Reading"));

    [Fact]
    public void Everything_may_be_excluded() => Assert.Empty(Select("!*"));

    [Theory]
    [InlineData("Writin", "Writing")]
    [InlineData("!Writin", "Writing")] // a misspelt exclusion would run what must not run
    [InlineData("Test_b", "Reading.Test_b")]
    public void A_name_that_nothing_has_is_refused_and_the_nearest_is_offered(string pattern, string nearest)
    {
        var refused = Assert.Throws<UnknownNameException>(() => Select("A," + pattern));
        Assert.Equal(pattern.TrimStart('!'), refused.Name);
        Assert.Contains(nearest, refused.Nearest);
    }

    private static IReadOnlyList<TestDescriptor> Select(string names) => new TestSelection(NamePattern.ParseList(names)).Apply(All);
}
