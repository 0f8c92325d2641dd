using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>What journals say about one session: its runs, however often they were taken up again or spread over machines.</summary>
internal sealed class RecordedSession
{
    private readonly List<RecordedRun> _runs = [];
    private readonly List<ReactorLeftOut> _leftOut = [];

    /// <summary>The runs in order.</summary>
    internal IReadOnlyList<RecordedRun> Runs => _runs;

    /// <summary>The reactors that were not used.</summary>
    internal IReadOnlyList<ReactorLeftOut> LeftOut => _leftOut;

    /// <summary>The seed of the order; null where it is not random.</summary>
    internal int? Seed { get; private set; }

    /// <summary>Which parts of the tests are there, and what they were made of; empty where all tests were to run.</summary>
    internal List<(string Shard, string? Division)> Parts { get; } = [];

    /// <summary>Puts the lines of a journal together.</summary>
    /// <param name="journal">The journal.</param>
    /// <returns>What it says.</returns>
    internal static RecordedSession Of(Journal journal)
    {
        var session = new RecordedSession { Seed = journal.Session?.Seed };
        if (journal.Session is { Shard: { } shard, Division: var division })
        {
            session.Parts.Add((shard, division));
        }

        RecordedRun? run = null;
        var target = "";
        foreach (var line in journal.Lines)
        {
            switch (line)
            {
                case SessionLine:
                    run?.CutOff();
                    session._leftOut.Clear();
                    break;
                case TargetLine named:
                    target = named.Name;
                    break;
                case RunLine started:
                    run = session.Begin((RunStarted)JournalFormat.EventOf(started)!);
                    break;
                case StartedLine started:
                    run?.Start(target, started.Id);
                    break;
                case PlaceLine place:
                    session._runs.ForEach(known => known.Locate(target, place));
                    break;
                case LeftOutLine left:
                    session._leftOut.Add(new ReactorLeftOut(left.Reactor, left.Reason));
                    break;
                default:
                    Add(run, target, JournalFormat.EventOf(line));
                    break;
            }
        }

        run?.CutOff();
        return session;
    }

    /// <summary>Puts several parts together: the same reactor and pass is the same run, and the last verdict of a test counts.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>The whole.</returns>
    internal static RecordedSession Merge(IEnumerable<RecordedSession> parts)
    {
        var whole = new RecordedSession();
        foreach (var part in parts)
        {
            foreach (var run in part._runs)
            {
                if (whole.Find(run.Started.Reactor, run.Started.Pass) is { } same)
                {
                    same.Join(run);
                }
                else
                {
                    whole._runs.Add(run);
                }
            }

            whole.Parts.AddRange(part.Parts);
            whole._leftOut.AddRange(part._leftOut.Except(whole._leftOut));
        }

        return whole;
    }

    /// <summary>Everything as events.</summary>
    internal IEnumerable<(string Target, TestEvent Event)> ToEvents() =>
        _leftOut.Where(left => _runs.TrueForAll(run => run.Started.Reactor != left.Reactor)).Select(static left => ("", (TestEvent)left))
            .Concat(_runs.SelectMany(static run => run.ToEvents()));

    /// <summary>Looks up a run.</summary>
    /// <param name="reactor">The reactor's name.</param>
    /// <param name="pass">Which pass it is.</param>
    /// <returns>The run; null if it had not begun.</returns>
    internal RecordedRun? Find(string reactor, int? pass) =>
        _runs.Find(run => string.Equals(run.Started.Reactor, reactor, StringComparison.Ordinal) && run.Started.Pass == pass);

    private RecordedRun Begin(RunStarted started)
    {
        if (Find(started.Reactor, started.Pass) is { } known)
        {
            known.Resume(started);
            return known;
        }

        var run = new RecordedRun(started);
        _runs.Add(run);
        return run;
    }

    private static void Add(RecordedRun? run, string target, TestEvent? testEvent)
    {
        switch (testEvent)
        {
            case TestFinished finished:
                run?.Finish(target, finished.Result);
                break;
            case TestCameLate late:
                run?.Add(target, late);
                break;
            case RunFinished end:
                run?.End(end);
                break;
            default:
                break;
        }
    }
}
