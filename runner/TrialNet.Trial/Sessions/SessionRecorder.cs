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
    private readonly PastResults _results = new();
    private readonly List<(string Target, TestDescriptor Test)> _placeless = [];
    private string? _written;

    /// <summary>The session.</summary>
    public SessionLine Session => session;

    /// <summary>The target whose tests the events are about, by the simple name of its assembly.</summary>
    public string Target { get; set; } = "";

    /// <summary>Whether the events come from the journal: then they are in it already.</summary>
    public bool IsRecalling { get; set; }

    /// <summary>Tells where a test is if that is known by now.</summary>
    public Func<TestDescriptor, TestDescriptor?> FindPlace { get; init; } = static _ => null;

    /// <summary>Opens the records of a session.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="session">What the journal begins with.</param>
    /// <param name="findPlace">Tells where a test is if that is known by then.</param>
    /// <returns>The records.</returns>
    /// <exception cref="TrialException">The journal cannot be written.</exception>
    public static SessionRecorder Open(TrialTemp folder, SessionLine session, Func<TestDescriptor, TestDescriptor?> findPlace)
    {
        try
        {
            var journal = new JournalWriter(Path.Combine(folder.Path, Journal.FileName));
            journal.Write(session);
            return new SessionRecorder(journal, folder.HistoryFile, session) { FindPlace = findPlace };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TrialException($"the session's journal cannot be written: {error.Message}");
        }
    }

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        if (!IsRecalling)
        {
            Write(testEvent);
        }

        switch (testEvent)
        {
            case TestFinished finished:
                KeepPlaceless(finished.Result);
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
    public void Flush() => journal.Flush();

    /// <inheritdoc/>
    public void Close()
    {
        WritePlaces();
        journal.Dispose();
        TestHistory.Append(historyFile, _results.All);
    }

    private void Write(TestEvent testEvent)
    {
        if (testEvent is TestStarted or TestFinished)
        {
            WriteTarget(Target);
        }

        journal.Publish(testEvent);
    }

    private void WriteTarget(string target)
    {
        if (target != _written)
        {
            journal.Write(new TargetLine(target));
            _written = target;
        }
    }

    private void KeepPlaceless(TestResult result)
    {
        if (result.Verdict != Verdict.Passed && result.Test.File is null)
        {
            _placeless.Add((Target, result.Test));
        }
    }

    // What the reports had looked up is not worth another look in a report of the journal.
    private void WritePlaces()
    {
        foreach (var (target, test) in _placeless)
        {
            if (FindPlace(test) is { File: { } file, Line: var line })
            {
                WriteTarget(target);
                journal.Write(new PlaceLine(test.Id, file, line));
            }
        }
    }

    private void Keep(string id, Verdict verdict, double seconds)
    {
        var result = new PastResult(Target, id, verdict, seconds);
        if (!_results.TryAdd(result) && _results.TryFind(Target, id, out var known))
        {
            var worst = VerdictStyle.IsGreen(known.Verdict) ? verdict : known.Verdict;
            _results.Set(result with { Verdict = worst, Seconds = Math.Max(seconds, known.Seconds) });
        }
    }
}
