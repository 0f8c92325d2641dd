using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Loop;

/// <summary>What runs around startup and shutdown.</summary>
public abstract class SystemEventTests(string kind) : ReactorTest(kind)
{
    private readonly List<string> _events = [];

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void R_CORE_07_Phases_come_in_order_and_triggers_in_the_order_of_adding(int seed)
    {
        var random = new Random(seed);
        var added = new List<(SystemEventPhase Phase, SystemEvent Event, int Number)>();
        for (var number = 0; number < 40; number++)
        {
            var (phase, systemEvent) = ((SystemEventPhase)random.Next(3), (SystemEvent)random.Next(2));
            added.Add((phase, systemEvent, number));
            Add(phase, systemEvent, $"{number}");
        }

        Run(Subject.Stop);
        var expected = added.OrderBy(trigger => trigger.Event).ThenBy(trigger => trigger.Phase).Select(trigger => $"{trigger.Number}");
        Assert.Equal(expected, _events);
    }

    [SkippableFact]
    public void R_CORE_08_A_trigger_is_used_up_by_running()
    {
        Add(SystemEventPhase.Before, SystemEvent.Startup, "once");
        Run(Subject.Crash);
        Run(Subject.Stop);
        Assert.Equal(["once"], _events);
    }

    [SkippableFact]
    public void R_CORE_10_A_trigger_that_throws_is_logged_and_the_rest_run()
    {
        ExpectsErrors = true;
        _ = Subject;
        using (Scope.Enter())
        {
            foreach (var phase in Enum.GetValues<SystemEventPhase>())
            {
                Subject.AddSystemEventTrigger(phase, SystemEvent.Shutdown, () => throw new FormatException($"{phase}"));
                Add(phase, SystemEvent.Shutdown, $"{phase}");
            }
        }

        Run(Subject.Stop);
        Assert.Equal(["Before", "During", "After"], _events);
        Assert.Equal(["Before", "During", "After"], Log.Take<FormatException>().Select(error => error.Message));
    }

    [SkippableFact]
    public void R_CORE_11_During_waits_for_every_Deferred_of_before()
    {
        var first = new Deferred<Unit>();
        var second = new Deferred<int>();
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () => first);
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () => second);
        Add(SystemEventPhase.During, SystemEvent.Shutdown, "during");
        Run(() =>
        {
            Subject.Stop();
            Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                _events.Add("second fires");
                second.Callback(2);
                Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
                {
                    _events.Add("first fires");
                    first.Callback(Unit.Value);
                    _events.Add("fired");
                });
            });
        });
        Assert.Equal(["second fires", "first fires", "fired", "during"], _events);
    }

    [SkippableFact]
    public void R_CORE_11_A_failed_Deferred_counts_too_and_its_failure_is_not_lost()
    {
        var scope = new Scope("holding", Subject, Log, holdsFailures: true);
        using (scope.Enter())
        {
            var waited = new Deferred<Unit>();
            Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () => waited);
            Add(SystemEventPhase.During, SystemEvent.Shutdown, "during");
            Subject.CallWhenRunning(() =>
            {
                Subject.Stop();
                Subject.CallLater(TimeSpan.Zero, () => waited.Errback(new FormatException("late")));
            });
        }

        RunPatiently(Subject);
        Assert.Equal(["during"], _events);
        Assert.IsType<FormatException>(Assert.Single(scope.TakeUnhandledFailures()).Failure.Value);
    }

    [SkippableFact]
    public void R_CORE_11_A_before_trigger_may_fire_what_an_earlier_one_returned()
    {
        var waited = new Deferred<Unit>();
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () => waited);
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
        {
            waited.Callback(Unit.Value);
            _events.Add("before");
            return null;
        });
        Add(SystemEventPhase.Before, SystemEvent.Shutdown, "last before");
        Add(SystemEventPhase.During, SystemEvent.Shutdown, "during");
        Run(Subject.Stop);
        Assert.Equal(["before", "last before", "during"], _events);
    }

    [SkippableFact]
    public void R_CORE_11_Deferreds_of_during_and_after_are_not_waited_for()
    {
        Subject.AddSystemEventTrigger(SystemEventPhase.During, SystemEvent.Shutdown, () => new Deferred<Unit>());
        Subject.AddSystemEventTrigger(SystemEventPhase.After, SystemEvent.Shutdown, () => new Deferred<Unit>());
        Add(SystemEventPhase.After, SystemEvent.Shutdown, "after");
        Run(Subject.Stop);
        Assert.Equal(["after"], _events);
    }

    [SkippableFact]
    public void R_CORE_12_A_removed_trigger_does_not_run_and_is_not_removed_twice()
    {
        var trigger = Add(SystemEventPhase.During, SystemEvent.Shutdown, "removed");
        Subject.RemoveSystemEventTrigger(trigger);
        Assert.Throws<ArgumentException>(() => Subject.RemoveSystemEventTrigger(trigger));
        Run(Subject.Stop);
        Assert.Empty(_events);
    }

    [SkippableFact]
    public void R_CORE_12_A_trigger_that_has_run_or_is_foreign_cannot_be_removed()
    {
        var mine = Add(SystemEventPhase.After, SystemEvent.Startup, "ran");
        var foreign = CreateReactor().AddSystemEventTrigger(SystemEventPhase.After, SystemEvent.Startup, () => null);
        Assert.Throws<ArgumentException>(() => Subject.RemoveSystemEventTrigger(foreign));
        Run(Subject.Stop);
        Assert.Throws<ArgumentException>(() => Subject.RemoveSystemEventTrigger(mine));
        Assert.Throws<ArgumentNullException>(() => Subject.RemoveSystemEventTrigger(null!));
    }

    [SkippableFact]
    public void R_CORE_12_A_running_trigger_removes_one_that_is_still_to_run()
    {
        ISystemEventTrigger? next = null;
        ISystemEventTrigger? later = null;
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
        {
            Subject.RemoveSystemEventTrigger(next!);
            Subject.RemoveSystemEventTrigger(later!);
            return null;
        });
        next = Add(SystemEventPhase.Before, SystemEvent.Shutdown, "next");
        later = Add(SystemEventPhase.After, SystemEvent.Shutdown, "later");
        Run(Subject.Stop);
        Assert.Empty(_events);
    }

    [SkippableFact]
    public void R_CORE_12_Removal_works_while_a_Deferred_is_waited_for()
    {
        var waited = new Deferred<Unit>();
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () => waited);
        var trigger = Add(SystemEventPhase.During, SystemEvent.Shutdown, "removed");
        Run(() =>
        {
            Subject.Stop();
            Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                Subject.RemoveSystemEventTrigger(trigger);
                waited.Callback(Unit.Value);
            });
        });
        Assert.Empty(_events);
    }

    [SkippableFact]
    public void R_CORE_13_CallWhenRunning_queues_before_the_start_and_calls_at_once_after_it()
    {
        Assert.NotNull(Subject.CallWhenRunning(() => _events.Add("first")));
        var removed = Subject.CallWhenRunning(() => _events.Add("removed"));
        Assert.NotNull(Subject.CallWhenRunning(() =>
        {
            Assert.Null(Subject.CallWhenRunning(() => _events.Add("at once")));
            _events.Add("second");
        }));
        Subject.RemoveSystemEventTrigger(removed!);
        Run(Subject.Stop);
        Assert.Equal(["first", "at once", "second"], _events);
    }

    [SkippableFact]
    public void R_CORE_13_What_CallWhenRunning_calls_at_once_throws_to_the_caller()
    {
        Exception? caught = null;
        Run(() =>
        {
            caught = Record.Exception(() => Subject.CallWhenRunning(() => throw new FormatException("mine")));
            Subject.Stop();
        });
        Assert.IsType<FormatException>(caught);
    }

    [SkippableFact]
    public void R_CORE_14_A_Deferred_before_startup_delays_only_that_the_reactor_is_running()
    {
        var waited = new Deferred<Unit>();
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Startup, () => waited);
        Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
        {
            _events.Add($"turning, running {Subject.IsRunning}");
            waited.Callback(Unit.Value);
        });
        Run(() =>
        {
            _events.Add($"started, running {Subject.IsRunning}");
            Subject.Stop();
        });
        Assert.Equal(["turning, running False", "started, running True"], _events);
    }

    [SkippableFact]
    public void R_CORE_14_A_Deferred_that_fires_after_a_crash_starts_nothing()
    {
        var waited = new Deferred<Unit>();
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Startup, () => waited);
        Subject.CallLater(TimeSpan.Zero, Subject.Crash);
        RunPatiently(Subject);
        waited.Callback(Unit.Value);
        Subject.Iterate(TimeSpan.Zero);
        Assert.False(Subject.IsRunning);
        Run(Subject.Stop);
    }

    [SkippableFact]
    public void R_CORE_15_An_unknown_phase_or_event_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Add((SystemEventPhase)3, SystemEvent.Startup, "bad"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Add((SystemEventPhase)(-1), SystemEvent.Startup, "bad"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Add(SystemEventPhase.Before, (SystemEvent)2, "bad"));
        Assert.Throws<ArgumentNullException>(() => Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Startup, null!));
        Assert.Throws<ArgumentNullException>(() => Subject.CallWhenRunning(null!));
        Run(Subject.Stop);
        Assert.Empty(_events);
    }

    [SkippableFact]
    public void R_CORE_17_Shutdown_does_not_wait_for_startup()
    {
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Startup, () => new Deferred<Unit>());
        Add(SystemEventPhase.During, SystemEvent.Startup, "startup");
        Add(SystemEventPhase.During, SystemEvent.Shutdown, "shutdown");
        Subject.CallLater(TimeSpan.Zero, Subject.Stop);
        RunPatiently(Subject);
        Assert.Equal(["shutdown"], _events);
    }

    private ISystemEventTrigger Add(SystemEventPhase phase, SystemEvent systemEvent, string name) =>
        Subject.AddSystemEventTrigger(phase, systemEvent, () =>
        {
            _events.Add(name);
            return null;
        });

    public sealed class Epoll() : SystemEventTests("epoll");

    public sealed class Poll() : SystemEventTests("poll");

    public sealed class Completion() : SystemEventTests("completion");

    public sealed class Select() : SystemEventTests("select");

    public sealed class Simulated() : SystemEventTests("simulated");
}
