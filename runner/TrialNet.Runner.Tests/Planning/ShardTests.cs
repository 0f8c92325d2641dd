using System.Globalization;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Planning;

/// <summary>Parts of the tests for several machines.</summary>
public sealed class ShardTests
{
    private static readonly List<TestDescriptor> Tests =
        [.. Enumerable.Range(0, 300).Select(static number => Descriptors.Of("N", "C", "Test_" + number.ToString(CultureInfo.InvariantCulture)))];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Each_test_is_in_exactly_one_part_whatever_other_tests_there_are(int count)
    {
        var shards = Enumerable.Range(1, count).Select(number => new Shard(number, count)).ToList();

        Assert.All(Tests, test => Assert.Single(shards, shard => shard.Has("T", test)));
        Assert.All(shards, shard => Assert.InRange(Tests.Count(test => shard.Has("T", test)), 300 / count / 2, 300));
    }

    [Fact]
    public void Parts_by_time_take_the_same_time_and_have_each_test_once()
    {
        var random = new Random(5);
        var timed = Tests.ConvertAll(test => (test, test.Id, (double?)(test.MethodName == "Test_7" ? 40 : random.NextDouble())));

        var parts = Enumerable.Range(1, 4).Select(number => new Shard(number, 4).Divide(timed)).ToList();

        Assert.Equal(300, parts.Sum(static part => part.Count));
        Assert.Equal(300, parts.SelectMany(static part => part).Distinct().Count());
        var times = parts.ConvertAll(part => timed.Where(entry => part.Contains(entry.test)).Sum(static entry => entry.Item3!.Value));
        Assert.InRange(times.Max() - times.Min(), 0, 1.5);
    }

    [Fact]
    public void Tests_of_unknown_time_are_spread_too()
    {
        var parts = Enumerable.Range(1, 3).Select(number => new Shard(number, 3).Divide(Tests.Select(static test => (test, test.Id, (double?)null)))).ToList();

        Assert.All(parts, static part => Assert.Equal(100, part.Count));
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("1/x")]
    [InlineData("1/2/3")]
    [InlineData("-1/3")]
    public void What_is_no_part_is_none(string text) => Assert.Null(Shard.Parse(text));
}
