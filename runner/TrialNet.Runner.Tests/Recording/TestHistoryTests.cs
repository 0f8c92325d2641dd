using System.Text.RegularExpressions;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Recording;

/// <summary>What is known of tests from session to session.</summary>
public sealed class TestHistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trial-history-").FullName;

    private string Path => System.IO.Path.Combine(_folder, TestHistory.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_last_session_with_a_test_counts_and_others_leave_it_alone()
    {
        TestHistory.Append(Path, [Past("A", Verdict.Failed, 1), Past("B", Verdict.Passed, 2)]);
        TestHistory.Append(Path, [Past("A", Verdict.Passed, 3)]);

        var history = TestHistory.Load(Path);

        Assert.True(history.TryFind("T", "A", out var a));
        Assert.Equal(Past("A", Verdict.Passed, 3), a);
        Assert.True(history.TryFind("T", "B", out var b));
        Assert.Equal(Past("B", Verdict.Passed, 2), b);
        Assert.False(history.TryFind("Other", "A", out _));
    }

    [Fact]
    public void A_file_that_is_missing_torn_or_of_another_version_is_no_trouble()
    {
        Assert.Empty(TestHistory.Load(Path).Results);
        TestHistory.Append(Path, [Past("A", Verdict.Failed, 1)]);
        File.AppendAllText(Path, "{\"target\":\"T\",\"id\":\"B\",\"verd");
        Assert.Single(TestHistory.Load(Path).Results);

        File.WriteAllText(Path, "{\"trialHistory\":99}\n{}\n");
        Assert.Empty(TestHistory.Load(Path).Results);
        TestHistory.Append(Path, [Past("A", Verdict.Passed, 1)]);
        Assert.Single(TestHistory.Load(Path).Results);
    }

    [Fact]
    public void Every_verdict_and_every_text_comes_back()
    {
        var verdicts = Enum.GetValues<Verdict>();
        List<PastResult> results =
        [
            .. verdicts.Select(static verdict => new PastResult("Tést", $"A.\"{verdict}\"(\n🙂)", verdict, 0.1 / 3)),
            .. verdicts.Select(static verdict => new PastResult("Test", $"A.{verdict}(1, 'b')", verdict, 1e-7)),
            new PastResult("Test", "A.Plain", Verdict.Passed, 1e-7), // nothing that is escaped: read in another way
            new PastResult("Test", "A.Day", Verdict.Passed, 86400.5),
        ];
        TestHistory.Append(Path, results);

        Assert.Equal(results, TestHistory.Load(Path).Results);
    }

    [Theory]
    [InlineData("""{"target":"T","id":"A","verdict":"Marvellous","seconds":1}""")]
    [InlineData("""{"target":"T","id":"A","seconds":1}""")]
    [InlineData("""{"target":"T","id":null,"verdict":"Passed","seconds":1}""")]
    [InlineData("""{"target":"T","id":"A","verdict":"Passed","seconds":"1"}""")]
    [InlineData("""{"target":"T","id":"A","verdict":"Passed","seconds":1}{"target":"T"}""")]
    [InlineData("""{"target":"T","id":"A","verdict":"Passed","seconds":1""")]
    [InlineData("""{"target":"T","id":"A","verdict":"Passed","seconds":}""")]
    [InlineData("""{"target":"T","id":"A","verdict":"passed","seconds":1}""")]
    [InlineData("""{"target":"T","id":"A","verdict":"Passed","seconds":1}}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_line_that_says_nothing_costs_no_other(string line)
    {
        TestHistory.Append(Path, [Past("B", Verdict.Passed, 1)]);
        File.AppendAllText(Path, line + "\n");
        TestHistory.Append(Path, [Past("C", Verdict.Failed, 2)]);

        Assert.Equal([Past("B", Verdict.Passed, 1), Past("C", Verdict.Failed, 2)], TestHistory.Load(Path).Results);
    }

    [Fact]
    public void What_a_later_version_adds_to_a_line_is_passed_over()
    {
        TestHistory.Append(Path, [Past("B", Verdict.Passed, 1)]);
        File.AppendAllText(Path, """{"flaky":{"id":["X"]},"seconds":2,"verdict":"Failed","id":"A","target":"T"}""" + "\r\n");

        Assert.Equal([Past("B", Verdict.Passed, 1), Past("A", Verdict.Failed, 2)], TestHistory.Load(Path).Results);
    }

    [Fact]
    public void The_file_does_not_grow_for_ever()
    {
        var results = Enumerable.Range(0, 500).Select(static number => Past($"Test{number}", Verdict.Passed, number)).ToList();
        TestHistory.Append(Path, results);
        var whole = new FileInfo(Path).Length;
        for (var session = 0; session < 40; session++)
        {
            if (TestHistory.IsUntidy(Path))
            {
                TestHistory.Tidy(Path);
                Assert.Equal(whole, new FileInfo(Path).Length);
                Assert.False(TestHistory.IsUntidy(Path));
            }

            TestHistory.Append(Path, results);
            Assert.InRange(new FileInfo(Path).Length, whole, (4 * whole) + (256 * 1024));
        }

        Assert.Equal(500, TestHistory.Load(Path).Results.Count);
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_sums_say_how_much_could_be_shared_at_most()
    {
        TestHistory.Append(Path, [Past("A", Verdict.Failed, 0.5001), Past("B", Verdict.Passed, 0.00005), new PastResult("U", "A", Verdict.Passed, 7.0001)]);
        TestHistory.Append(Path, [Past("C", Verdict.Passed, 0.2501)]);
        File.AppendAllText(Path, "{\"allOf\":\"T\",\"tests\":1000,\"share");

        var sums = HistorySums.Load(Path);

        Assert.Equal(0.75, sums.FindMostToShare("T", 2)!.Value, 9);
        Assert.Equal(0.75 * 3 / 2, sums.FindMostToShare("T", 3)!.Value, 9);
        Assert.Null(sums.FindMostToShare("T", 4));
        Assert.Equal(7, sums.FindMostToShare("U", 1)!.Value, 9);
        Assert.Null(sums.FindMostToShare("V", 1));
        Assert.Equal(7, sums.Largest, 9);
        Assert.Equal(4, TestHistory.Load(Path).Results.Count);
    }

    [Fact]
    public void The_sums_are_the_same_with_or_without_the_sizes_by_which_they_are_found()
    {
        for (var session = 0; session < 5; session++)
        {
            TestHistory.Append(Path, [.. Enumerable.Range(0, 50).Select(number => Past($"Test_{number}", Verdict.Passed, 0.0101 * (session + 1)))]);
        }

        var found = HistorySums.Load(Path).FindMostToShare("T", 50)!.Value;
        var text = File.ReadAllText(Path);
        Assert.Contains(",\"bytes\":", text, StringComparison.Ordinal);
        File.WriteAllText(Path, Regex.Replace(text, ",\"bytes\":[0-9]+", "", RegexOptions.None, TimeSpan.FromSeconds(10)));

        Assert.Equal(0.5 * (1 + 2 + 3 + 4 + 5) * 1.01, found + (5 * 50 * 0.0001), 9);
        Assert.Equal(found, HistorySums.Load(Path).FindMostToShare("T", 50)!.Value, 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void A_sum_that_says_a_wrong_size_is_read_with_the_others(int size)
    {
        TestHistory.Append(Path, [Past("A", Verdict.Passed, 0.5001)]);
        File.AppendAllText(Path, $"{{\"allOf\":\"U\",\"tests\":1,\"shareable\":3,\"bytes\":{size}}}\n");

        Assert.Equal(3, HistorySums.Load(Path).FindMostToShare("U", 1)!.Value, 9);
        Assert.Equal(0.5, HistorySums.Load(Path).FindMostToShare("T", 1)!.Value, 9);
    }

    [Fact]
    public void Of_no_history_and_of_one_of_another_version_there_are_no_sums()
    {
        Assert.Null(HistorySums.Load(Path).FindMostToShare("T", 1));
        File.WriteAllText(Path, "{\"trialHistory\":1,\"compacted\":9}\n{\"allOf\":\"T\",\"tests\":5,\"shareable\":1}\n");
        Assert.Null(HistorySums.Load(Path).FindMostToShare("T", 1));
        Assert.Equal(0, HistorySums.Load(Path).Largest);
    }

    private static PastResult Past(string id, Verdict verdict, double seconds) => new("T", id, verdict, seconds);
}
