using TrialNet.Twistd.Logs;

namespace TrialNet.Twistd.Tests.Logs;

/// <summary>The log file, when it is full, moved away, or cannot be written.</summary>
public sealed class RotatingLogFileTests : IDisposable
{
    private const string Stamp = "2026-12-31 22:59:59-0330 [-] ";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tn-log-");

    private string Log => Path.Combine(_folder.FullName, "log");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_entry_has_the_local_time_and_its_further_lines_begin_with_a_tab()
    {
        Make(0, 0).Write("one\r\ntwo\n\u001bthree\n", isError: false);

        Assert.Equal(Stamp + "one\n\ttwo\n\t\\u001bthree\n", Read(Log));
    }

    [Fact]
    public void At_its_size_it_begins_anew_and_the_oldest_goes()
    {
        // Two entries fit.
        var log = Make(2 * (Stamp.Length + 2), 2);
        for (var letter = 'a'; letter <= 'i'; letter++)
        {
            log.Write($"{letter}", isError: false);
        }

        Assert.Equal($"{Stamp}i\n", Read(Log));
        Assert.Equal($"{Stamp}g\n{Stamp}h\n", Read(Log + ".1"));
        Assert.Equal($"{Stamp}e\n{Stamp}f\n", Read(Log + ".2"));
        Assert.Equal(3, _folder.GetFiles().Length);
    }

    [Fact]
    public void Without_old_ones_it_only_begins_anew()
    {
        var log = Make(1, 0);
        log.Write("a", isError: false);
        log.Write("b", isError: false);

        Assert.Equal($"{Stamp}b\n", Read(Log));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void Size_0_never_begins_anew()
    {
        var log = Make(0, 9);
        log.Write("a", isError: false);
        log.Write("b", isError: false);

        Assert.Equal($"{Stamp}a\n{Stamp}b\n", Read(Log));
    }

    [Fact]
    public void What_cannot_be_rotated_goes_on()
    {
        var log = Make(1, 1);
        log.Write("a", isError: false);
        // A folder in the place of the old log.
        Directory.CreateDirectory(Log + ".1/inner");

        log.Write("b", isError: false);
        log.Write("c", isError: false);

        var text = Read(Log);
        Assert.StartsWith($"{Stamp}a\n{Stamp}this file cannot be rotated: ", text, StringComparison.Ordinal);
        Assert.EndsWith($"{Stamp}c\n", text, StringComparison.Ordinal);
        Assert.Contains($"{Stamp}b\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Opened_anew_it_is_at_its_place_again()
    {
        var log = Make(0, 0);
        log.Write("a", isError: false);
        File.Move(Log, Log + ".moved");

        Assert.Null(log.Reopen());
        log.Write("b", isError: false);

        Assert.Equal($"{Stamp}a\n", Read(Log + ".moved"));
        Assert.Equal($"{Stamp}b\n", Read(Log));
    }

    [Fact]
    public void What_cannot_be_opened_anew_goes_on_where_it_was()
    {
        var log = Make(0, 0);
        File.Move(Log, Log + ".moved");
        Directory.CreateDirectory(Log);

        Assert.NotNull(log.Reopen());
        log.Write("b", isError: false);

        Assert.Equal($"{Stamp}b\n", Read(Log + ".moved"));
    }

    [SkippableFact]
    public void A_full_disk_costs_entries_and_nothing_else()
    {
        Skip.IfNot(File.Exists("/dev/full"), "this system has no device that is always full");
        var log = new RotatingLogFile("/dev/full", new ManualClock(), 0, 0);

        log.Write("lost", isError: true);
        log.Write("lost too", isError: true);
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    private RotatingLogFile Make(long limit, int keep) => new(Log, new ManualClock(), limit, keep);
}
