using System.Collections;
using TrialNet.Defer;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Timing;
using static TrialNet.Reactor.Tests.Defer.Results;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>Long work in small steps.</summary>
public class CooperatorTests
{
    private readonly Clock _clock = new();
    private readonly List<string> _steps = [];

    private Cooperator Subject => field ??= new Cooperator(_clock);

    [Fact]
    public void Tasks_take_turns_one_step_each()
    {
        Subject.Cooperate(Count("a", 3));
        Subject.Cooperate(Count("b", 2));
        Subject.Cooperate(Count("c", 1));
        Assert.Empty(_steps);
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["a1", "b1", "c1", "a2", "b2", "a3"], _steps);
    }

    [Fact]
    public void A_task_that_is_stopped_while_the_cooperator_stops_keeps_its_failure()
    {
        var first = Subject.Cooperate(Count("a", 3));
        var second = Subject.Cooperate(Count("b", 3));
        first.WhenDone().AddErrback(_ =>
        {
            second.Stop();
            return first;
        });
        Subject.Stop();
        Assert.IsType<TaskStoppedException>(FailureOf(second.WhenDone()).Value);
    }

    [Fact]
    public void A_task_is_done_when_its_steps_are()
    {
        var task = Subject.Cooperate(Count("a", 1));
        var first = task.WhenDone();
        var second = task.WhenDone();
        Assert.False(first.IsCalled);
        _clock.Advance(TimeSpan.Zero);
        Assert.True(task.IsFinished);
        Assert.Same(task, ValueOf(first));
        Assert.Same(task, ValueOf(second));
        Assert.Same(task, ValueOf(task.WhenDone()));
        Assert.Empty(_clock.GetDelayedCalls());
        Assert.Throws<InvalidOperationException>(task.Stop);
        Assert.Throws<InvalidOperationException>(task.Pause);
        Assert.Throws<InvalidOperationException>(task.Resume);
        Assert.True(ValueOf(DoneWith(Subject.Coiterate(Count("b", 0)))).IsFinished);
    }

    [Fact]
    public void A_turn_ends_with_its_slice_and_the_next_goes_on_with_the_next_task()
    {
        var clock = new LateClock();
        var cooperator = new Cooperator(clock, TimeSpan.FromMilliseconds(10));
        cooperator.Cooperate(Spending(clock, "a"));
        cooperator.Cooperate(Spending(clock, "b"));
        cooperator.Cooperate(Spending(clock, "c"));
        clock.Turn();
        Assert.Equal(["a", "b"], _steps);
        clock.Turn();
        Assert.Equal(["a", "b", "c", "a"], _steps);
    }

    [Fact]
    public void A_turn_has_a_greatest_number_of_steps_where_time_stands_still()
    {
        var clock = new LateClock();
        var cooperator = new Cooperator(clock);
        cooperator.Cooperate(Count("a", int.MaxValue));
        clock.Turn();
        Assert.Equal(Cooperator.MaxStepsPerTurn, _steps.Count);
        clock.Turn();
        Assert.Equal(Cooperator.MaxStepsPerTurn * 2, _steps.Count);
    }

    [Fact]
    public void A_paused_task_does_nothing_and_pauses_add_up()
    {
        var task = Subject.Cooperate(Count("a", 2));
        task.Pause();
        task.Pause();
        _clock.Advance(TimeSpan.Zero);
        task.Resume();
        _clock.Advance(TimeSpan.Zero);
        Assert.Empty(_steps);
        Assert.Empty(_clock.GetDelayedCalls());
        task.Resume();
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["a1", "a2"], _steps);
    }

    [Fact]
    public void Pausing_and_resuming_at_once_does_no_step_twice_in_a_round()
    {
        CooperativeTask? task = null;
        task = Subject.Cooperate(Toggling());
        Subject.Cooperate(Count("b", 2));
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["a1", "b1", "a2", "b2"], _steps);

        IEnumerable Toggling()
        {
            for (var step = 1; step <= 2; step++)
            {
                _steps.Add($"a{step}");
                task!.Pause();
                task.Resume();
                yield return null;
            }
        }
    }

    [Fact]
    public void Resuming_what_is_not_paused_throws()
    {
        var answer = new Deferred<int>();
        var task = Subject.Cooperate(Waiting(answer));
        Assert.Throws<InvalidOperationException>(task.Resume);
        _clock.Advance(TimeSpan.Zero);
        Assert.Throws<InvalidOperationException>(task.Resume);
        task.Pause();
        answer.Callback(1);
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["before"], _steps);
        task.Resume();
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["before", "after"], _steps);
    }

    [Fact]
    public void A_stopped_task_fails_and_its_iterator_is_disposed_of()
    {
        var task = Subject.Cooperate(WithFinally());
        var done = task.WhenDone();
        _clock.Advance(TimeSpan.Zero);
        task.Stop();
        Assert.IsType<TaskStoppedException>(FailureOf(done).Value);
        Assert.IsType<TaskStoppedException>(FailureOf(task.WhenDone()).Value);
        Assert.Equal(["begun", "finally"], _steps);
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(2, _steps.Count);

        IEnumerable WithFinally()
        {
            try
            {
                _steps.Add("begun");
                yield return new Deferred<int>();
            }
            finally
            {
                _steps.Add("finally");
            }
        }
    }

    [Fact]
    public void A_task_may_stop_itself_in_the_middle_of_a_step()
    {
        CooperativeTask? task = null;
        task = Subject.Cooperate(StoppingItself());
        var done = task.WhenDone();
        _clock.Advance(TimeSpan.Zero);
        Assert.IsType<TaskStoppedException>(FailureOf(done).Value);
        Assert.Equal(["step", "finally"], _steps);

        IEnumerable StoppingItself()
        {
            try
            {
                task!.Stop();
                _steps.Add("step");
                yield return null;
                _steps.Add("never");
            }
            finally
            {
                _steps.Add("finally");
            }
        }
    }

    [Fact]
    public void What_a_step_throws_is_the_tasks_failure()
    {
        var done = Subject.Coiterate(Throwing());
        Subject.Cooperate(Count("b", 2));
        _clock.Advance(TimeSpan.Zero);
        Assert.IsType<FormatException>(FailureOf(done).Value);
        Assert.Equal(["b1", "b2"], _steps);
    }

    [Fact]
    public void A_failure_that_nobody_waits_for_is_logged()
    {
        var log = new RecordingLog();
        using (new Scope("the test", null, log).Enter())
        {
            Subject.Cooperate(Throwing());
        }

        _clock.Advance(TimeSpan.Zero);
        Assert.Single(log.Take<FormatException>());
    }

    [Fact]
    public void A_task_waits_for_what_it_yields()
    {
        var answer = new Deferred<int>();
        var work = new TaskCompletionSource();
        Subject.Cooperate(Waiting(answer));
        Subject.Cooperate(Waiting(work.Task));
        Subject.Cooperate(Waiting(Deferred.Succeed(1)));
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["before", "before", "before", "after"], _steps);
        answer.Callback(1);
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(5, _steps.Count);
        work.SetResult();
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(6, _steps.Count);
    }

    [Fact]
    public void A_failure_of_what_it_yields_is_the_tasks()
    {
        var answer = new Deferred<int>();
        var task = Subject.Cooperate(Waiting(answer));
        var done = task.WhenDone();
        _clock.Advance(TimeSpan.Zero);
        answer.Errback(new FormatException("no"));
        Assert.IsType<FormatException>(FailureOf(done).Value);
        Assert.True(task.IsFinished);
    }

    [Fact]
    public void An_answer_after_the_stop_changes_nothing()
    {
        var answer = new Deferred<int>();
        var task = Subject.Cooperate(Waiting(answer));
        _clock.Advance(TimeSpan.Zero);
        task.Stop();
        answer.Callback(1);
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["before"], _steps);
        Assert.IsType<TaskStoppedException>(FailureOf(task.WhenDone()).Value);
    }

    [Fact]
    public void A_stopped_cooperator_ends_all_tasks_and_may_start_again()
    {
        var first = Subject.Coiterate(Count("a", 5));
        var second = Subject.Coiterate(Count("b", 5));
        Subject.Stop();
        Subject.Stop();
        Assert.False(Subject.IsRunning);
        Assert.IsType<SchedulerStoppedException>(FailureOf(first).Value);
        Assert.IsType<SchedulerStoppedException>(FailureOf(second).Value);
        Assert.IsType<SchedulerStoppedException>(FailureOf(Subject.Coiterate(Count("c", 1))).Value);
        Assert.Empty(_clock.GetDelayedCalls());
        Subject.Start();
        Subject.Cooperate(Count("d", 1));
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["d1"], _steps);
    }

    [Fact]
    public void A_step_may_stop_the_cooperator_and_start_it_with_another_task()
    {
        Subject.Cooperate(Restarting());
        Subject.Cooperate(Count("b", 1));
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["restart", "c1"], _steps);
        Assert.Empty(_clock.GetDelayedCalls());

        IEnumerable Restarting()
        {
            _steps.Add("restart");
            Subject.Stop();
            Subject.Start();
            Subject.Cooperate(Count("c", 1));
            yield return null;
        }
    }

    [Fact]
    public void What_disposing_of_an_iterator_throws_is_logged()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        var task = Subject.Cooperate(BadFinally());
        _clock.Advance(TimeSpan.Zero);
        task.Stop();
        Assert.Single(log.Take<FormatException>());

        static IEnumerable BadFinally()
        {
            try
            {
                yield return new Deferred<int>();
            }
            finally
            {
                Throw();
            }
        }
    }

    [Fact]
    public void Steps_run_in_the_scope_of_their_task_and_the_timer_belongs_to_one()
    {
        var scope = new Scope("the test");
        using (scope.Enter())
        {
            Subject.Cooperate(Scoped());
        }

        var timer = Assert.Single(_clock.GetDelayedCalls());
        Assert.Same(scope, timer.Scope);
        Assert.Equal("CooperatorTests.cs", Path.GetFileName(timer.CreatedAt.File));
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["the test"], _steps);

        IEnumerable Scoped()
        {
            _steps.Add(Scope.Current.Name);
            yield return null;
        }
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new Cooperator(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cooperator(_clock, TimeSpan.Zero));
        Assert.Throws<ArgumentNullException>(() => Subject.Cooperate(null!));
    }

    private static void Throw() => throw new FormatException("in finally");

    private static IEnumerable Throwing()
    {
        yield return null;
        throw new FormatException("in a step");
    }

    private Deferred<CooperativeTask> DoneWith(Deferred<CooperativeTask> done)
    {
        _clock.Advance(TimeSpan.Zero);
        return done;
    }

    private IEnumerable Count(string name, int steps)
    {
        for (var step = 1; step <= steps; step++)
        {
            _steps.Add($"{name}{step}");
            yield return null;
        }
    }

    private IEnumerable Waiting(object answer)
    {
        _steps.Add("before");
        yield return answer;
        _steps.Add("after");
    }

    private IEnumerable Spending(LateClock clock, string name)
    {
        while (true)
        {
            clock.Spend(TimeSpan.FromMilliseconds(6));
            _steps.Add(name);
            yield return null;
        }
    }
}
