using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>What a supervisor makes of whatever workers say, or do not say.</summary>
public sealed class SupervisedRunTests : ITestEventSink
{
    private readonly List<TestEvent> _events = [];
    private readonly List<ScriptedWorker> _workers = [];

    void ITestEventSink.Publish(TestEvent testEvent) => _events.Add(testEvent);

    [Fact]
    public void Each_event_of_a_worker_is_passed_on_once_between_start_and_end()
    {
        Run(Plan("A", "B"), (worker, message) =>
        {
            if (message is RunMessage run)
            {
                run.Ids.ToList().ForEach(id => worker.Say(new StartedMessage(id), Passed(id)));
                worker.Say(new EndedMessage(RunStop.Completed));
            }
        });

        Assert.Equal(["RunStarted", "TestStarted", "TestFinished", "TestStarted", "TestFinished", "RunFinished"], _events.Select(static e => e.GetType().Name));
        Assert.Equal(["A", "B"], Results.Select(static result => result.Test.Id));
    }

    [Fact]
    public void A_worker_that_dies_with_no_test_running_makes_the_last_one_late_and_the_rest_run()
    {
        Run(Plan("A", "B"), (worker, message) =>
        {
            if (message is RunMessage { Ids: ["A", "B"] })
            {
                worker.Say(new StartedMessage("A"), Passed("A"));
                worker.Die();
            }
            else if (message is RunMessage { Ids: ["B"] })
            {
                worker.Say(new StartedMessage("B"), Passed("B"), new EndedMessage(RunStop.Completed));
            }
        });

        Assert.Equal([Verdict.Passed, Verdict.Passed], Results.Select(static result => result.Verdict));
        var late = Assert.Single(_events.OfType<TestCameLate>());
        Assert.Equal(("A", ProblemSource.Worker), (late.TestId, late.Problem.Source));
    }

    [Fact]
    public void A_worker_that_died_after_its_last_test_makes_that_one_late()
    {
        Run(Plan("A"), (worker, message) =>
        {
            if (message is RunMessage)
            {
                worker.Say(new StartedMessage("A"), Passed("A"), new EndedMessage(RunStop.Completed));
                worker.Die();
            }
        });

        Assert.Equal("A", Assert.Single(_events.OfType<TestCameLate>()).TestId);
        Assert.IsType<RunFinished>(_events[^1]);
    }

    [Fact]
    public void Workers_that_die_before_any_test_end_the_run_with_one_clear_line()
    {
        var error = Assert.Throws<TestExecutableException>(() => Run(Plan("A"), static (worker, _) => worker.Die()));

        Assert.Equal("The worker process keeps dying before it runs a test (exit code 1).", error.Message);
        Assert.Equal(3, _workers.Count);
    }

    [Fact]
    public void A_worker_that_answers_is_left_alone_and_one_that_does_not_is_killed()
    {
        var pings = 0;
        Run(Plan("A", "B"), (worker, message) =>
        {
            switch (message)
            {
                case RunMessage { Ids: ["A", "B"] }:
                    worker.Say(new StartedMessage("A"));
                    break;
                case PingMessage when ++pings < 3:
                    worker.Stack = new StackReading("   at Poems.Wait()", null);
                    worker.Say(new PongMessage());
                    break;
                case RunMessage { Ids: ["B"] }:
                    worker.Say(new StartedMessage("B"), Passed("B"), new EndedMessage(RunStop.Completed));
                    break;
                default:
                    break;
            }
        });

        Assert.Equal([Verdict.TimedOut, Verdict.Passed], Results.Select(static result => result.Verdict));
        var problem = Assert.Single(Results[0].Problems);
        Assert.Contains("did not answer", problem.Message, StringComparison.Ordinal);
        Assert.Equal(("   at Poems.Wait()", null), (problem.StackTrace, _workers[0].StackThread));
        Assert.Equal(3, pings);
        Assert.Equal([true, true], _workers.Select(static worker => worker.IsKilled));
    }

    [Fact]
    public void A_worker_that_reports_a_blocked_thread_is_killed_and_the_rest_run_in_another_one()
    {
        var blocked = new Problem(ProblemSource.Test, Verdict.TimedOut, null, "Blocked.", null);
        Run(Plan("A", "B"), (worker, message) =>
        {
            if (message is RunMessage { Ids: ["A", "B"] })
            {
                worker.Stack = new StackReading(null, "it is too dark.");
                worker.Say(new StartedMessage("A"), new BlockedMessage(Passed("A") with { Verdict = Verdict.TimedOut, Problems = [blocked] }, 7));
            }
            else if (message is RunMessage)
            {
                worker.Say(new StartedMessage("B"), Passed("B"), new EndedMessage(RunStop.Completed));
            }
        });

        Assert.Equal([Verdict.TimedOut, Verdict.Passed], Results.Select(static result => result.Verdict));
        Assert.Equal("Blocked. Where it stands could not be seen: it is too dark.", Assert.Single(Results[0].Problems).Message);
        Assert.Equal((true, 7), (_workers[0].IsKilled, _workers[0].StackThread));
    }

    [Fact]
    public void Exit_first_counts_across_workers()
    {
        var plan = Plan("A", "B", "C") with { ExitFirst = 2 };
        Run(plan, (worker, message) =>
        {
            if (message is RunMessage { Ids: ["A", "B", "C"], ExitFirst: 2 })
            {
                worker.Say(new StartedMessage("A"));
                worker.Die();
            }
            else if (message is RunMessage { Ids: ["B", "C"], ExitFirst: 1 })
            {
                worker.Say(new StartedMessage("B"), Passed("B") with { Verdict = Verdict.Failed }, new EndedMessage(RunStop.ExitFirst));
            }
        });

        Assert.Equal([Verdict.Error, Verdict.Failed], Results.Select(static result => result.Verdict));
        Assert.Equal(RunStop.ExitFirst, Assert.IsType<RunFinished>(_events[^1]).Stop);
    }

    [Fact]
    public void Several_workers_share_the_tests_and_have_folders_of_their_own()
    {
        var ids = Enumerable.Range(0, 40).Select(static number => $"T{number:00}").ToArray();
        Run(
            Plan(ids) with { TempDirectory = "run" },
            (worker, message) =>
            {
                if (message is RunMessage run)
                {
                    run.Ids.ToList().ForEach(id => worker.Say(new StartedMessage(id), Passed(id)));
                    worker.Say(new EndedMessage(RunStop.Completed));
                }
            },
            workers: 3);

        Assert.Equal(ids, Results.Select(static result => result.Test.Id).Order(StringComparer.Ordinal));
        Assert.Equal([Path.Combine("run", "1"), Path.Combine("run", "2"), Path.Combine("run", "3")], _workers.Select(static worker => worker.OutputDirectory));
        Assert.All(_workers, static worker => Assert.NotEmpty(worker.Heard.OfType<RunMessage>()));
    }

    [Fact]
    public void An_interrupted_worker_that_does_not_stop_is_killed_and_its_test_has_a_verdict()
    {
        using var interruption = new CancellationTokenSource();
        Run(
            Plan("A", "B"),
            (worker, message) =>
            {
                if (message is RunMessage)
                {
                    worker.Say(new StartedMessage("A"));
                    interruption.Cancel();
                }
            },
            cancellation: interruption.Token);

        var result = Assert.Single(Results);
        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Contains("interrupted", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(RunStop.Interrupted, Assert.IsType<RunFinished>(_events[^1]).Stop);
        Assert.Equal([new StopMessage(AfterTest: false)], _workers[0].Heard.OfType<StopMessage>());
        Assert.True(_workers[0].IsKilled);
    }

    private IReadOnlyList<TestResult> Results => [.. _events.OfType<TestFinished>().Select(static finished => finished.Result)];

    private static FinishedMessage Passed(string id) =>
        new(id, Verdict.Passed, DateTimeOffset.UnixEpoch, TimeSpan.FromMilliseconds(1), null, []);

    private static RunPlan Plan(params string[] ids) =>
        new([.. ids.Select(static id => new TestDescriptor(id, "", "", id, null, 0, TimeSpan.FromMilliseconds(50)))], "epoll");

    private void Run(RunPlan plan, Action<ScriptedWorker, WorkerMessage> answer, int workers = 1, CancellationToken cancellation = default)
    {
        using var settings = new Supervisor(new TestExecutable("none"))
        {
            Workers = workers,
            Grace = TimeSpan.FromMilliseconds(10),
            Silence = TimeSpan.FromMilliseconds(50),
        };
        using var run = new SupervisedRun(plan, this, settings, _ =>
        {
            var worker = new ScriptedWorker(answer);
            _workers.Add(worker);
            return worker;
        });
        run.Run(cancellation);
    }
}
