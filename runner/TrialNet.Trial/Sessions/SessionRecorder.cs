using TrialNet.Runner.Recording;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;

namespace TrialNet.Trial.Sessions;

/// <summary>
/// Keeps what happens in a session: each event in the journal as it comes, the verdicts and times in the history at the end. It
/// stands among the reporters, so that a disk that is full costs the records, and not the run.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="historyFile">The history.</param>
/// <param name="session">What the journal begins with.</param>
internal sealed class SessionRecorder(JournalWriter journal, string historyFile, SessionLine session) : IReporter
{
    private readonly Dictionary<(string Target, string Id), PastResult> _results = [];
    private string? _written;

    /// <summary>The session.</summary>
    public SessionLine Session => session;

    /// <summary>The target whose tests the events are about, by the simple name of its assembly.</summary>
    public string Target { get; set; } = "";

    /// <summary>Opens the records of a session.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="session">What the journal begins with.</param>
    /// <returns>The records.</returns>
    /// <exception cref="TrialException">The journal cannot be written.</exception>
    public static SessionRecorder Open(TrialTemp folder, SessionLine session)
    {
        try
        {
            var journal = new JournalWriter(Path.Combine(folder.Path, Journal.FileName));
            journal.Write(session);
            return new SessionRecorder(journal, folder.HistoryFile, session);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TrialException($"the session's journal cannot be written: {error.Message}");
        }
    }

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        if (Target != _written && testEvent is TestStarted or TestFinished)
        {
            journal.Write(new TargetLine(Target));
            _written = Target;
        }

        journal.Publish(testEvent);
        switch (testEvent)
        {
            case TestFinished finished:
                Keep(finished.Result.Test.Id, finished.Result.Verdict, finished.Result.Duration.TotalSeconds);
                break;
            case TestCameLate late:
                Keep(late.TestId, Verdict.Late, seconds: 0);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        journal.Dispose();
        TestHistory.Append(historyFile, _results.Values);
    }

    private void Keep(string id, Verdict verdict, double seconds)
    {
        var known = _results.GetValueOrDefault((Target, id));
        var worst = known is null || VerdictStyle.IsGreen(known.Verdict) ? verdict : known.Verdict;
        _results[(Target, id)] = new PastResult(Target, id, worst, Math.Max(seconds, known?.Seconds ?? 0));
    }
}
