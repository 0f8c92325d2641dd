using System.Text;
using System.Text.Json;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Reporting;

namespace TrialNet.Runner.Tests.Recording;

/// <summary>What is in a journal comes out of it, whatever happened to its end.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trial-journal-").FullName;

    private string File => Path.Combine(_folder, Journal.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_event_comes_back_as_it_was()
    {
        WriteEverything();

        var events = Journal.Read(File).Lines.Select(JournalFormat.EventOf).OfType<TestEvent>().ToList();

        var expected = EventScript.Everything().Where(static e => e is not TestStarted).ToList();
        Assert.Equal(expected.Select(Text), events.Select(Text));
    }

    [Fact]
    public void Lines_are_written_as_a_serializer_would()
    {
        var json = new JsonLineWriter();
        foreach (var testEvent in EventScript.Everything().Append(Hostile()).Append(new ReactorLeftOut("iocp", "not here")))
        {
            Assert.True(JournalText.Write(json, testEvent));
        }

        foreach (var line in new JournalLine[] { Session(), Session() with { Arguments = ["a", "b"], Seed = 3, Shard = "1/2", Division = "x" }, new TargetLine("T"), new PlaceLine("N.C.T", "a.cs", 3) })
        {
            JournalText.Write(json, line);
        }

        var lines = Encoding.UTF8.GetString(json.Written).Split('\n');
        Assert.Equal("", lines[^1]);
        Assert.All(lines[..^1], static line =>
            Assert.Equal(JsonSerializer.Serialize(JsonSerializer.Deserialize(line, JournalJson.Default.JournalLine)!, JournalJson.Default.JournalLine), line));
    }

    [Fact]
    public void What_was_flushed_is_with_the_operating_system_before_the_next_line_is_written()
    {
        using var writer = new JournalWriter(File);
        writer.Write(Session());
        writer.Publish(new TestStarted(Tests.Planning.Descriptors.Of("N", "C", "Test_1")));
        writer.Flush();

        Assert.Equal([Session() with { Arguments = [] }, new StartedLine("N.C.Test_1")], Journal.Read(File).Lines.Select(WithoutArguments));
    }

    [Fact]
    public void A_journal_cut_off_anywhere_tells_all_lines_that_are_whole()
    {
        WriteEverything();
        var bytes = System.IO.File.ReadAllBytes(File);
        var first = Array.IndexOf(bytes, (byte)'\n') + 1;
        for (var length = first; length < bytes.Length; length += 97)
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            var journal = Journal.Read(File);
            var whole = bytes[..length].Count(static letter => letter == '\n');
            Assert.InRange(journal.Lines.Count, whole, whole + 1); // the last may lack nothing but its line end
            Assert.True(journal.IsTorn || bytes[length - 1] == '\n' || journal.Lines.Count == whole + 1);
        }
    }

    [Fact]
    public void A_journal_that_is_taken_up_again_loses_its_torn_line_and_nothing_else()
    {
        WriteEverything();
        var lines = Journal.Read(File).Lines.Count;
        System.IO.File.AppendAllText(File, "{\"type\":\"finished\",\"id\":\"N.C.Te");

        using (var writer = new JournalWriter(File))
        {
            writer.Write(new TargetLine("Poems.Tests"));
        }

        var journal = Journal.Read(File);
        Assert.False(journal.IsTorn);
        Assert.Equal(lines + 1, journal.Lines.Count);
        Assert.Equal(new TargetLine("Poems.Tests"), journal.Lines[^1]);
    }

    [Fact]
    public void Lines_and_members_of_a_later_trial_are_passed_over()
    {
        var text = "{\"type\":\"session\",\"version\":1,\"began\":\"2026-01-01T00:00:00+00:00\",\"directory\":\"/\",\"arguments\":[],\"moon\":\"full\"}\n"
            + "{\"type\":\"weather\",\"rain\":true}\n{\"type\":\"target\",\"name\":\"T\"}\n";

        Assert.Equal(2, Journal.Parse(new StringReader(text), "j").Lines.Count);
    }

    [Theory]
    [InlineData("{\"type\":\"session\",\"version\":2,\"began\":\"2026-01-01T00:00:00+00:00\",\"directory\":\"/\",\"arguments\":[]}\n", "later trial")]
    [InlineData("no json\n", "'j' is no journal: line 1")]
    [InlineData("{\"type\":\"target\",\"name\":\"T\"}\nno json\n{\"type\":\"target\",\"name\":\"T\"}\n", "'j' is no journal: line 2")]
    public void What_is_no_journal_is_told_in_one_line(string text, string words)
    {
        var error = Assert.Throws<InvalidDataException>(() => Journal.Parse(new StringReader(text), "j"));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever has to be escaped, at every distance from the beginning and in a long text; moments and times of every length.</summary>
    private static TestFinished Hostile()
    {
        var all = string.Concat(Enumerable.Range(0, 0x3000).Where(static code => code is < 0x7f or > 0x9f).Select(static code => (char)code)) + "\U0001f642 \ud800 \udc00";
        var test = Tests.Planning.Descriptors.Of("N", "C+\"<&>'`\\", "Test(\"\t\U0001f642\")") with { Tags = ["one", "two"] };
        return new TestFinished(new TestResult(
            test,
            Verdict.Warned,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-210)).AddTicks(1200),
            new TimeSpan(1, 2, 3, 4) + TimeSpan.FromTicks(1234567),
            all,
            [EventScript.Plain(ProblemSource.Leak, Verdict.Warned, all), EventScript.Plain(ProblemSource.Leak, Verdict.Warned, "") with { Expected = all, Actual = "\r\n" }])
        {
            Attempts = 2,
            Output = new TestOutput(null, all, ""),
        });
    }

    private static SessionLine Session() => new(JournalFormat.Version, DateTimeOffset.UnixEpoch, "/", [], 42);

    private static JournalLine WithoutArguments(JournalLine line) => line is SessionLine session ? session with { Arguments = Session().Arguments } : line;

    private static string Text(TestEvent e) => e switch
    {
        TestFinished { Result: var result } => $"{result with { Problems = [], Test = result.Test with { Timeout = TimeSpan.Zero } }} {string.Join('|', result.Problems)}".Replace("System.Collections.Generic.List`1[TrialNet.Runner.Results.Problem]", "", StringComparison.Ordinal),
        _ => e.ToString(),
    };

    private void WriteEverything()
    {
        using var writer = new JournalWriter(File);
        writer.Write(Session());
        EventScript.Everything().ToList().ForEach(writer.Publish);
    }
}
