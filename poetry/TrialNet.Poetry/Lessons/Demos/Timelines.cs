using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>
/// Three tasks that compute a little and wait a lot, in the three models of the series: one after the other, a thread each, and
/// taking turns in one loop. What is drawn is what happened.
/// </summary>
internal sealed class Timelines()
    : ReactorLesson("timelines", 1, "three tasks: one after the other, in threads, in one loop; '--mode' picks one (10 s)"), IHasModes
{
    private const int TaskCount = 3;
    private const int Rounds = 3;

    /// <inheritdoc/>
    public IReadOnlyList<string> Modes => ["sync", "threaded", "async"];

    /// <inheritdoc/>
    public string? Mode { get; set; }

    /// <summary>How long a letter of the drawing is.</summary>
    internal TimeSpan Slot { get; init; } = TimeSpan.FromSeconds(0.1);

    protected override void Run()
    {
        Reactor.CallWhenRunning(() => RunModes().AddBoth(outcome =>
        {
            Reactor.Stop();
            return outcome;
        }));
        Reactor.Run();
    }

    private async Deferred RunModes()
    {
        Say("# computes   . waits for a server   - is ready, and waits for its turn");
        foreach (var mode in Modes.Where(mode => Mode is null || Mode == mode))
        {
            Say("");
            await RunMode(mode);
        }
    }

    private async Deferred RunMode(string mode)
    {
        if (mode == "threaded" && Reactor is ISimulation)
        {
            Say("threaded: what threads do cannot be simulated; a real reactor shows it");
            return;
        }

        var timeline = new Timeline(TimeTeller(), Slot);
        switch (mode)
        {
            case "sync":
                for (var task = 1; task <= TaskCount; task++)
                {
                    Blocking(timeline, task);
                }

                break;
            case "threaded":
                await DeferredList.Of(Enumerable.Range(1, TaskCount).Select(task => Reactor.DeferToThread(() => Blocking(timeline, task))));
                break;
            default:
                await DeferredList.Of(Enumerable.Range(1, TaskCount).Select(task => TakingTurns(timeline, task)));
                break;
        }

        Say($"{mode}: {timeline.Length.TotalSeconds:0.0} s");
        foreach (var row in timeline.Rows)
        {
            Say(row);
        }
    }

    private Func<TimeSpan> TimeTeller()
    {
        var start = TimeProvider.System.GetTimestamp();
        return Reactor is ISimulation ? () => Reactor.Now : () => TimeProvider.System.GetElapsedTime(start);
    }

    private TimeSpan WaitOf(int task) => Slot * (4 + task);

    // The way of the first two models: each line waits for the one before.
    private void Blocking(Timeline timeline, int task)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            using (timeline.Begin(task, '#'))
            {
                Block(Slot * 2);
            }

            if (round < Rounds)
            {
                using (timeline.Begin(task, '.'))
                {
                    Block(WaitOf(task));
                }
            }
        }
    }

    // The way of the third: while one waits, the loop runs the others.
    private async Deferred<Unit> TakingTurns(Timeline timeline, int task)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            using (timeline.Begin(task, '#'))
            {
                Block(Slot * 2);
            }

            if (round < Rounds)
            {
                await timeline.Until(task, '.', Reactor.DeferLater(WaitOf(task)));
            }
        }

        return Unit.Value;
    }
}
