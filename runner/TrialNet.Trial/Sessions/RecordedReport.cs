using TrialNet.Runner.Planning;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;
using TrialNet.Shared.Terminal;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Sessions;

/// <summary>Tells what journals say: <c>trial report</c> and <c>trial merge</c>. Runs nothing.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="streams">Where to write.</param>
internal sealed class RecordedReport(TrialOptions options, TerminalStreams streams)
{
    /// <summary>Writes the reports.</summary>
    /// <returns>What the session exited with, or would have, had it come to an end: that of an interrupted one where it did not.</returns>
    /// <exception cref="TrialException">A journal cannot be read, or there is none.</exception>
    public ExitCode Write()
    {
        var session = RecordedSession.Merge(FindFiles().Select(file => RecordedSession.Of(Read(file))).ToList());
        if (session.Runs.Count == 0)
        {
            throw new TrialException("no run had begun when the session ended: there is nothing to tell", ExitCode.NoTests);
        }

        var target = "";
        using var reports = Reports.Open(options, streams, static test => test, target: () => target);
        foreach (var (owner, testEvent) in session.ToEvents())
        {
            target = owner;
            reports.Set.Publish(testEvent);
        }

        reports.Set.Close();
        foreach (var run in session.Runs.Where(static run => run.Finished is null))
        {
            streams.Error.WriteLine($"trial: no end of the run on {run.Started.Reactor} is recorded{Running(run)}");
        }

        var remarks = options.Request == Request.Merge ? ShardRemarks(session.Parts).ToList() : [];
        remarks.ForEach(remark => streams.Error.WriteLine($"trial: {remark}"));
        var outcome = session.Runs.Select(Outcome).Append(remarks.Count > 0 ? ExitCode.Aborted : ExitCode.Success).Aggregate(ExitCode.Success, Worse);
        return outcome == ExitCode.Success && reports.Set.HasFailed ? ExitCode.HarnessError : outcome;
    }

    /// <summary>Reads a journal.</summary>
    /// <param name="file">The file.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="TrialException">It cannot be read.</exception>
    public static Journal Read(string file)
    {
        try
        {
            return Journal.Read(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new TrialException(error is InvalidDataException ? error.Message : $"the journal '{file}' cannot be read: {error.Message}");
        }
    }

    // Parts that are green do not speak for those that are not there.
    private static IEnumerable<string> ShardRemarks(IReadOnlyList<(string Shard, string? Division)> parts)
    {
        if (parts.Select(static part => part.Division).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            yield return "the parts were made of different tests, or by different times: tests may be missing, or there twice";
        }

        var shards = parts.Select(static part => Shard.Parse(part.Shard)).OfType<Shard>().ToHashSet();
        foreach (var count in shards.Select(static shard => shard.Count).Distinct().Order())
        {
            var missing = Enumerable.Range(1, count).Select(number => new Shard(number, count)).Where(shard => !shards.Contains(shard)).ToList();
            if (missing.Count > 0)
            {
                yield return $"not there: part {string.Join(", ", missing)}";
            }
        }
    }

    private static string Running(RecordedRun run) => run.Running.Count switch
    {
        0 => "",
        1 => $"; {run.Running.First().Id} was running",
        _ => $"; these were running: {string.Join(", ", run.Running.Select(static test => test.Id))}",
    };

    private static ExitCode Outcome(RecordedRun run)
    {
        var results = new RunResults(run.Started);
        run.ToResultEvents().ToList().ForEach(entry => results.Add(entry.Event));
        return run.Finished switch
        {
            null or { Stop: RunStop.Interrupted } => ExitCode.Aborted,
            { Stop: RunStop.ExitFirst } => ExitCode.ExitFirst,
            _ => results.IsGreen ? ExitCode.Success : ExitCode.Failed,
        };
    }

    private static ExitCode Worse(ExitCode left, ExitCode right) => Rank(right) > Rank(left) ? right : left;

    private static int Rank(ExitCode code) => code switch
    {
        ExitCode.Success => 0,
        ExitCode.Failed => 1,
        ExitCode.ExitFirst => 2,
        _ => 3,
    };

    private List<string> FindFiles() => options switch
    {
        { Files: [], Request: Request.Report } => [InFolder(options.TempDirectory ?? TrialTemp.DefaultName)],
        { Files: [_, _, ..], Request: Request.Report } => throw new TrialException("'trial report' tells of one session: 'trial merge' makes one report of several"),
        { Files: [] } => throw new TrialException("'trial merge' needs the journals to put together: trial merge FILE..."),
        _ => options.Files.ConvertAll(static file => Directory.Exists(file) ? InFolder(file) : file),
    };

    private static string InFolder(string folder)
    {
        var file = Path.Combine(folder, Journal.FileName);
        return File.Exists(file) ? file : throw new TrialException($"there is no session in '{folder}': it has no {Journal.FileName}");
    }
}
