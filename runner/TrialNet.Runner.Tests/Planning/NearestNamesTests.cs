using TrialNet.Shared.Text;

namespace TrialNet.Runner.Tests.Planning;

public sealed class NearestNamesTests
{
    [Theory]
    [InlineData("epol", "epoll")] // a letter missing
    [InlineData("eplol", "epoll")] // two swapped
    [InlineData("EPOLL", "epoll")] // case
    [InlineData("comp", "completion")] // only begun
    [InlineData("ompletion", "completion")]
    public void Offers_what_may_have_been_meant(string typed, string meant) =>
        Assert.Equal(meant, NearestNames.Find(typed, ["select", "poll", "epoll", "completion"])[0]);

    [Fact]
    public void Offers_a_name_whose_beginning_was_left_out_first() =>
        Assert.Equal("Reading.Test_x", NearestNames.Find("Test_x", ["Test_y", "Reading.Test_x", "Test_z"])[0]);

    [Fact]
    public void Offers_each_thing_once_by_its_shortest_name() =>
        Assert.Equal(["C.Test_x", "D.Test_x"], NearestNames.Find("Test_x", ["N.C.Test_x", "C.Test_x", "D.Test_x"]));

    [Fact]
    public void Offers_a_class_and_not_all_that_is_in_it() =>
        Assert.Equal(["Reading"], NearestNames.Find("Readin", ["Reading", "Reading.Test_first", "Reading.Test_second"]));

    [Fact]
    public void Offers_nothing_much_farther_than_the_nearest() =>
        Assert.Equal(["Verdicts.TestFails"], NearestNames.Find("Verdict.TestFails", ["Verdicts.TestFails", "Verdicts.TestPasses", "Verdicts.TestSkips"]));

    [Fact]
    public void Offers_nothing_that_is_far_away() => Assert.Empty(NearestNames.Find("zebra", ["select", "poll"]));

    [Fact]
    public void Offers_three_at_most() => Assert.Equal(3, NearestNames.Find("aaa", ["aab", "aac", "aad", "aae", "aae"]).Count);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("ca", "abc", 3)]
    public void Counts_edits(string left, string right, int distance)
    {
        Assert.Equal(distance, NearestNames.EditDistance(left, right));
        Assert.Equal(distance, NearestNames.EditDistance(right, left));
    }
}
