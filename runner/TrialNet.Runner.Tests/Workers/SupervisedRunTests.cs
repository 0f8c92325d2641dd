using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>What a supervisor makes of whatever workers say, or do not say.</summary>
public sealed class SupervisedRunTests : ITestEventSink
{
    private readonly List<TestEvent> _events = [];
    private readonly List<ScriptedWorker> _workers = [];
    private Action<int> _flushed = static _ => { };

    void ITestEventSink.Publish(TestEvent testEvent) => _events.Add(testEvent);

    void ITestEventSink.Flush() => _flushed(_events.Count);

    [Fact]
    public void What_is_known_is_handed_on_before_anything_more_is_waited_for()
    {
        var last = 0;
        ScriptedWorker? worker = null;
        _flushed = count =>
        {
            last = count;
            if (count == 2)
            {
                worker!.Say(Passed("A"), new EndedMessage(RunStop.Completed)); // only now
            }
        };
        Run(Plan("A"), (it, message) =>
        {
            if (message is RunMessage)
            {
                worker = it;
                it.Say(new StartedMessage("A"));
            }
        });

        Assert.Equal(["RunStarted", "TestStarted", "TestFinished", "RunFinished"], _events.Select(static e => e.GetType().Name));
        Assert.Equal(2, last);
    }

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
    public void A_worker_that_stands_still_between_tests_is_killed_and_the_rest_run_in_another_one()
    {
        Run(Plan("A", "B"), (worker, message) =>
        {
            if (message is RunMessage { Ids: ["A", "B"] })
            {
                worker.Say(new StartedMessage("A"), Passed("A"));
            }
            else if (message is RunMessage)
            {
                worker.Say(new StartedMessage("B"), Passed("B"), new EndedMessage(RunStop.Completed));
            }
        });

        Assert.Equal([Verdict.Passed, Verdict.Passed], Results.Select(static result => result.Verdict));
        Assert.Equal("A", Assert.Single(_events.OfType<TestCameLate>()).TestId);
        Assert.True(_workers[0].IsKilled);
    }

    [Fact]
    public void A_worker_that_says_what_it_was_not_asked_is_no_worker_any_more()
    {
        Run(Plan("A", "B"), (worker, message) =>
        {
            if (message is RunMessage { Ids: ["A", "B"] })
            {
                worker.Say(new StartedMessage("A"), Passed("X"), new StartedMessage("Y"));
                worker.Die();
            }
            else if (message is RunMessage)
            {
                worker.Say(new StartedMessage("B"), Passed("B"), new EndedMessage(RunStop.Completed));
            }
        });

        Assert.Equal([("A", Verdict.Error), ("B", Verdict.Passed)], Results.Select(static result => (result.Test.Id, result.Verdict)));
    }

    [Fact]
    public void A_worker_with_nothing_to_do_gets_what_another_one_has_not_come_to()
    {
        // Each test takes as long as a question and its answer: the first worker would have most of them.
        var ids = Enumerable.Range(0, 8).Select(static number => $"T{number}").ToArray();
        Run(
            Plan(ids),
            (worker, message) =>
            {
                if (message is RunMessage run && run.Ids.Contains("T0"))
                {
                    worker.Say(new StartedMessage("T0")); // and does not end before it is told to give back the rest
                }
                else if (message is RunMessage other)
                {
                    other.Ids.ToList().ForEach(id => worker.Say(new StartedMessage(id), Passed(id)));
                    worker.Say(new EndedMessage(RunStop.Completed));
                }
                else if (message is StopMessage { AfterTest: true })
                {
                    worker.Say(Passed("T0"), new EndedMessage(RunStop.Completed));
                }
                else if (message is PingMessage)
                {
                    worker.Say(new PongMessage());
                }
            },
            workers: 2,
            secondsOf: static test => test.Id is "T7" ? 0.2 : 0.001);

        Assert.Equal(ids, Results.Select(static result => result.Test.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(1.1, 2)]
    public void A_run_that_is_known_to_be_short_gets_one_worker(double seconds, int workers)
    {
        var ids = Enumerable.Range(0, 4).Select(static number => $"T{number}").ToArray();
        Run(
            Plan(ids),
            (worker, message) =>
            {
                if (message is RunMessage run)
                {
                    run.Ids.ToList().ForEach(id => worker.Say(new StartedMessage(id), Passed(id)));
                    worker.Say(new EndedMessage(RunStop.Completed));
                }
            },
            workers: 2,
            secondsOf: _ => workers == 1 ? throw new InvalidOperationException("nobody has to ask") : 10,
            mostToShare: count => count == ids.Length ? seconds : null);

        Assert.Equal(workers, _workers.Count);
        Assert.Equal(ids, Results.Select(static result => result.Test.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_run_that_was_said_to_be_short_and_is_not_gets_another_worker()
    {
        var ids = Enumerable.Range(0, 12).Select(static number => $"T{number:00}").ToArray();
        var (runs, pings) = (0, 0);
        Run(
            Plan(ids),
            (worker, message) =>
            {
                switch (message)
                {
                    case RunMessage run when Interlocked.Increment(ref runs) == 1:
                        worker.Say(new StartedMessage(run.Ids[0]), Passed(run.Ids[0]) with { Duration = TimeSpan.FromSeconds(2) }, new StartedMessage(run.Ids[1]));
                        break;
                    case RunMessage run:
                        // What is left is there for the other one.
                        _ = runs == 2 || SpinWait.SpinUntil(HasAnother, TimeSpan.FromSeconds(10));
                        run.Ids.ToList().ForEach(id => worker.Say(new StartedMessage(id), Passed(id)));
                        worker.Say(new EndedMessage(RunStop.Completed));
                        break;
                    case StopMessage:
                        worker.Say(Passed(ids[1]), new EndedMessage(RunStop.Completed));
                        break;
                    case PingMessage when ++pings < 20:
                        worker.Say(new PongMessage());
                        break;
                    case PingMessage:
                        worker.Say(Passed(ids[1]));
                        ids.Skip(2).ToList().ForEach(id => worker.Say(new StartedMessage(id), Passed(id)));
                        worker.Say(new EndedMessage(RunStop.Completed));
                        break;
                    default:
                        break;
                }
            },
            workers: 2,
            mostToShare: static _ => 0.1);

        Assert.True(HasAnother());
        Assert.Equal([new StopMessage(AfterTest: true)], _workers[0].Heard.OfType<StopMessage>());
        Assert.Equal(ids, Results.Select(static result => result.Test.Id).Order(StringComparer.Ordinal));

        bool HasAnother()
        {
            lock (_workers)
            {
                return _workers.Count == 2;
            }
        }
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
    public void Exit_first_is_exact_whatever_other_workers_still_come_to()
    {
        var plan = Plan("A", "B", "C", "D") with { ExitFirst = 1 };
        Run(
            plan,
            (worker, message) =>
            {
                switch (message)
                {
                    case RunMessage { Ids: ["A"] }:
                        worker.Say(new StartedMessage("A"));
                        break;
                    case RunMessage { Ids: ["B"] }:
                        // While A runs.
                        worker.Say(new StartedMessage("B"), Failed("B"), new EndedMessage(RunStop.ExitFirst));
                        break;
                    case StopMessage when worker == _workers[0]:
                        worker.Say(Failed("A"), new EndedMessage(RunStop.Interrupted));
                        break;
                }
            },
            workers: 2);

        Assert.Equal("B", Assert.Single(Results).Test.Id);
        Assert.Equal(["A", "B"], _events.OfType<TestStarted>().Select(static started => started.Test.Id));
        Assert.Equal(RunStop.ExitFirst, Assert.IsType<RunFinished>(_events[^1]).Stop);
    }

    [Fact]
    public void A_test_that_may_run_again_does_so_after_the_rest_and_is_flaky_if_it_then_goes_well()
    {
        var runs = new List<string>();
        Run(Plan("A", "B", "C") with { Retries = 2, ExitFirst = 2 }, (worker, message) =>
        {
            if (message is RunMessage { ExitFirst: null } run)
            {
                foreach (var id in run.Ids)
                {
                    runs.Add(id);
                    var fails = id == "C" || (id == "A" && runs.Count(other => other == "A") == 1);
                    worker.Say(new StartedMessage(id), fails ? Failed(id) : Passed(id));
                }

                worker.Say(new EndedMessage(RunStop.Completed));
            }
        });

        Assert.Equal(["A", "B", "C", "A", "C", "C"], runs);
        Assert.Equal(
            [("B", Verdict.Passed, 1, 0), ("A", Verdict.Flaky, 2, 1), ("C", Verdict.Failed, 3, 1)],
            Results.Select(static result => (result.Test.Id, result.Verdict, result.Attempts, result.Problems.Count)));
        Assert.Equal(RunStop.Completed, Assert.IsType<RunFinished>(_events[^1]).Stop);
    }

    [Fact]
    public void A_worker_that_dies_is_a_reason_to_run_its_test_again()
    {
        var deaths = 0;
        Run(Plan("A") with { Retries = 1 }, (worker, message) =>
        {
            if (message is RunMessage)
            {
                worker.Say(new StartedMessage("A"));
                if (deaths++ == 0)
                {
                    worker.Die();
                }
                else
                {
                    worker.Say(Passed("A"), new EndedMessage(RunStop.Completed));
                }
            }
        });

        Assert.Equal((Verdict.Flaky, 2), (Assert.Single(Results).Verdict, Results[0].Attempts));
        Assert.Contains("died", Assert.Single(Results[0].Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_to_run_again_when_the_run_is_interrupted_has_failed()
    {
        using var interruption = new CancellationTokenSource();
        Run(
            Plan("A", "B") with { Retries = 1 },
            (worker, message) =>
            {
                if (message is RunMessage)
                {
                    worker.Say(new StartedMessage("A"), Failed("A"));
                    interruption.Cancel();
                }
                else if (message is StopMessage)
                {
                    worker.Say(new EndedMessage(RunStop.Interrupted));
                }
            },
            cancellation: interruption.Token);

        Assert.Equal((Verdict.Failed, 1), (Assert.Single(Results).Verdict, Results[0].Attempts));
        Assert.Equal(RunStop.Interrupted, Assert.IsType<RunFinished>(_events[^1]).Stop);
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
        Assert.Equal([Path.Combine("run", "0"), Path.Combine("run", "1"), Path.Combine("run", "2")], _workers.Select(static worker => worker.OutputDirectory).Order(StringComparer.Ordinal));
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

    private static FinishedMessage Failed(string id) =>
        Passed(id) with { Verdict = Verdict.Failed, Problems = [new Problem(ProblemSource.Test, Verdict.Failed, null, "it does not rhyme", null)] };

    private static RunPlan Plan(params string[] ids) =>
        new([.. ids.Select(static id => new TestDescriptor(id, "", "", id, null, 0, TimeSpan.FromMilliseconds(50)))], "epoll");

    private void Run(
        RunPlan plan,
        Action<ScriptedWorker, WorkerMessage> answer,
        int workers = 1,
        Func<TestDescriptor, double?>? secondsOf = null,
        Func<int, double?>? mostToShare = null,
        CancellationToken cancellation = default)
    {
        using var settings = new Supervisor(new TestExecutable("none"))
        {
            Workers = workers,
            Grace = TimeSpan.FromMilliseconds(10),
            Silence = TimeSpan.FromMilliseconds(50),
            Hesitation = mostToShare is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds(1),
            SecondsOf = secondsOf,
            MostToShare = mostToShare,
        };
        using var run = new SupervisedRun(plan, this, settings, _ =>
        {
            var worker = new ScriptedWorker(answer);
            lock (_workers)
            {
                _workers.Add(worker); // they start side by side
            }

            return worker;
        });
        run.Run(cancellation);
    }
}
