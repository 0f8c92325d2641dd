using TrialNet.Runner.Execution;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>What is in the log's file, and when (T47).</summary>
public sealed class TestLogTests : IDisposable
{
    private static readonly TimeSpan LongTime = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("trial-log-").FullName;

    private string[] Lines
    {
        get
        {
            using var reader = new StreamReader(new FileStream(Path.Combine(_folder, TestLog.FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line[(line.IndexOf("Z ", StringComparison.Ordinal) + 2)..].TrimEnd())];
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_a_test_logs_is_there_at_once_and_everything_before_it()
    {
        using var log = new TestLog(_folder);
        for (var number = 0; number < 10; number++)
        {
            log.Start($"T{number}");
        }

        log.Message("a word");

        Assert.Equal([.. Enumerable.Range(0, 10).Select(static number => $"--> T{number} <--"), "a word"], Lines);
    }

    [Fact]
    public void That_a_test_has_begun_is_there_soon_even_if_nothing_follows()
    {
        using var log = new TestLog(_folder);
        for (var round = 0; round < 3; round++)
        {
            // Lines that come together may wait for company.
            log.Start("first");
            log.Start("last");
            var lines = 2 * (round + 1);
            Assert.True(SpinWait.SpinUntil(() => Lines.Length == lines, LongTime));
        }
    }

    [Fact]
    public void That_a_test_has_ended_is_there_soon_even_if_nothing_follows()
    {
        using var log = new TestLog(_folder);
        var test = new TestDescriptor("T", "", "", "T", null, 0, TimeSpan.Zero);
        log.Start("T");
        log.Finish(new TestResult(test, Verdict.Passed, DateTimeOffset.UnixEpoch, TimeSpan.FromMilliseconds(7), null, []));

        Assert.True(SpinWait.SpinUntil(() => Lines.Length == 2, LongTime));
        Assert.Equal("Passed after 0.007 s", Lines[1]);
    }

    [Fact]
    public void Everything_is_there_when_the_log_is_closed()
    {
        using (var log = new TestLog(_folder))
        {
            log.Start("first");
            log.Start("last");
        }

        Assert.Equal(["--> first <--", "--> last <--"], Lines);
    }

    [Fact]
    public void Nothing_is_no_message()
    {
        using var log = new TestLog(_folder);

        Assert.Throws<ArgumentNullException>(() => log.Message(null!));
        Assert.Empty(Lines);
    }

    [Fact]
    public void Lines_of_many_threads_are_all_there_each_in_its_order()
    {
        const int Threads = 4;
        const int Each = 2000;
        using (var log = new TestLog(_folder))
        {
            var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
            {
                for (var line = 0; line < Each; line++)
                {
                    if (line % 100 == 0)
                    {
                        log.Message($"{number} {line}");
                    }
                    else
                    {
                        log.Start($"{number} {line}");
                    }
                }
            })).ToList();
            threads.ForEach(static thread => thread.Start());
            threads.ForEach(static thread => thread.Join());
        }

        var all = Lines.Select(static line => line.Trim('-', '>', '<', ' ').Split(' ')).ToLookup(static parts => parts[0], static parts => parts[1]);
        Assert.Equal(Threads, all.Count);
        Assert.All(all, static lines => Assert.Equal(Enumerable.Range(0, Each).Select(static line => $"{line}"), lines));
    }

    [Fact]
    public void Without_a_folder_nothing_is_written()
    {
        using var log = new TestLog(null);
        log.Start("first");
        log.Message("a word");

        Assert.Empty(Directory.GetFiles(_folder));
    }
}
