using System.Globalization;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>How tests are dealt out to workers.</summary>
public sealed class WorkQueueTests
{
    [Fact]
    public void One_worker_takes_everything_in_order()
    {
        var queue = new WorkQueue(Tests("A", "B db", "C"), workers: 1);

        Assert.Equal(["A", "B", "C"], Ids(queue.Take()));
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void Shares_get_smaller_and_every_test_is_in_one()
    {
        var tests = Enumerable.Range(0, 1000).Select(static number => Test(number.ToString("000", CultureInfo.InvariantCulture))).ToList();
        var shares = TakeAll(new WorkQueue(tests, workers: 2));

        Assert.Equal(tests.Select(static test => test.Id), shares.SelectMany(static share => share));
        Assert.Equal(125, shares[0].Count);
        Assert.Single(shares[^1]);
        Assert.True(shares.Zip(shares.Skip(1)).All(static pair => pair.First.Count >= pair.Second.Count));
        Assert.InRange(shares.Count, 10, 60);
    }

    [Fact]
    public void What_the_runner_takes_for_each_test_is_nothing_to_share()
    {
        var tests = Enumerable.Range(0, 100).Select(static number => Test(number.ToString("00", CultureInfo.InvariantCulture))).ToList();
        var queue = new WorkQueue(tests, 2, secondsOf: static test => test.Id == "50" ? 1 : 0.00005);

        Assert.Equal(ShareableTime.Of(1.0), queue.SecondsToShare, 9);
        Assert.Equal(1.00495, queue.SecondsLeft, 9);
        TakeAll(queue);
        Assert.Equal(0, queue.SecondsToShare, 9);
        Assert.Equal(0, queue.SecondsLeft, 9);
    }

    [Fact]
    public void Tests_that_are_known_to_be_short_are_not_asked_for_one_by_one()
    {
        var queue = new WorkQueue(Tests("B", "A", "C"), workers: 2, secondsOf: static _ => throw new InvalidOperationException(), areShort: true);

        Assert.True(queue.KnowsTimes);
        Assert.Equal(0, queue.SecondsToShare);
        Assert.Equal(["B", "A", "C"], Ids(queue.Take(isAlone: true)));
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void Who_is_alone_takes_all_that_may_run_together()
    {
        var queue = new WorkQueue(Tests("A", "B db", "C"), workers: 2, secondsOf: static _ => 1);

        Assert.Equal(["A", "C"], Ids(queue.Take(isAlone: true)));
        Assert.Equal(["B"], Ids(queue.Take(isAlone: true)));
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void Known_times_make_shares_of_equal_time_and_the_longest_first()
    {
        var tests = Enumerable.Range(0, 100).Select(static number => Test(number.ToString("00", CultureInfo.InvariantCulture))).ToList();
        var shares = TakeAll(new WorkQueue(tests, 2, secondsOf: static test => test.Id switch { "50" => 8, "99" => 16, _ => 0.1 }));

        Assert.Equal([["99"], ["50"]], shares.Take(2));
        Assert.Equal(tests.Select(static test => test.Id).Except(["50", "99"]), shares.Skip(2).SelectMany(static share => share));
    }

    [Fact]
    public void Tests_of_the_same_resource_wait_for_the_worker_that_has_it()
    {
        var queue = new WorkQueue(Tests("A db", "B", "C db", "D file"), workers: 2);

        Assert.Equal(["A"], Ids(queue.Take()));
        Assert.Equal(["B"], Ids(queue.Take(new HashSet<string> { "db" })));
        Assert.Empty(queue.Take(new HashSet<string> { "db", "file" }));
        Assert.Equal(["D"], Ids(queue.Take(new HashSet<string> { "db" })));
        Assert.Equal(["C"], Ids(queue.Take()));
    }

    [Fact]
    public void Isolated_classes_and_tests_have_a_share_each()
    {
        TestDescriptor[] tests = [Test("A", "One"), Test("B", "Two"), Test("C", "One"), Test("D", "Two")];

        Assert.Equal([["A", "C"], ["B", "D"]], TakeAll(new WorkQueue(tests, 1, Isolation.Class)));
        Assert.Equal([["A"], ["B"], ["C"], ["D"]], TakeAll(new WorkQueue(tests, 3, Isolation.Test)));
    }

    [Fact]
    public void What_is_returned_comes_first_and_suspects_come_alone()
    {
        var queue = new WorkQueue(Tests("A", "B", "C", "D"), workers: 1);
        var share = queue.Take();
        queue.Return(share);
        queue.ReturnAlone(Test("X"));
        queue.Append(Test("E"));

        Assert.Equal(["X"], Ids(queue.Take()));
        Assert.Equal(["A", "B", "C", "D", "E"], Ids(queue.Take()));
    }

    private static List<List<string>> TakeAll(WorkQueue queue)
    {
        var shares = new List<List<string>>();
        while (!queue.IsEmpty)
        {
            shares.Add(Ids(queue.Take()));
        }

        return shares;
    }

    private static List<string> Ids(IEnumerable<TestDescriptor> tests) => [.. tests.Select(static test => test.Id)];

    // "A db" is a test A that needs the resource db.
    private static List<TestDescriptor> Tests(params string[] texts) =>
        [.. texts.Select(static text => text.Split(' ') is [var id, var resource] ? Test(id) with { Exclusive = [resource] } : Test(text))];

    private static TestDescriptor Test(string id, string className = "C") => new(id, "", className, id, null, 0, TimeSpan.FromSeconds(1));
}
