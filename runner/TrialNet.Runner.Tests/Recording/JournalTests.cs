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
        var lines = EventScript.Everything().Select(JournalFormat.LineOf).OfType<JournalLine>()
            .Concat([Session(), Session() with { Seed = 3, Shard = "1/2", Division = "x" }, new TargetLine("T"), new PlaceLine("N.C.T", "a.cs", 3)]);
        foreach (var line in lines)
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes))
            {
                JournalText.Write(json, line);
            }

            Assert.Equal(JsonSerializer.Serialize(line, JournalJson.Default.JournalLine), Encoding.UTF8.GetString(bytes.ToArray()));
        }
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
