using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Loop;

/// <summary>Starting, stopping, crashing, and turning by hand.</summary>
public abstract class RunningTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void R_CORE_01_Run_returns_after_stop()
    {
        var events = new List<string>();
        Subject.CallWhenRunning(() =>
        {
            events.Add("running");
            Subject.Stop();
        });
        RunPatiently(Subject);
        events.Add("returned");
        Assert.Equal(["running", "returned"], events);
    }

    [SkippableFact]
    public void R_CORE_02_Stop_before_run_is_an_error() =>
        Assert.Contains("not running", Assert.Throws<ReactorNotRunningException>(Subject.Stop).Message, StringComparison.Ordinal);

    [SkippableFact]
    public void R_CORE_02_Stop_a_second_time_is_an_error()
    {
        Exception? second = null;
        Run(() =>
        {
            Subject.Stop();
            second = Record.Exception(Subject.Stop);
        });
        Assert.IsType<ReactorNotRunningException>(second);
        Assert.Throws<ReactorNotRunningException>(Subject.Stop);
    }

    [SkippableFact]
    public void R_CORE_03_Run_inside_run_is_an_error_and_the_outer_run_goes_on()
    {
        Exception? inner = null;
        Exception? iterated = null;
        var wentOn = false;
        Run(() =>
        {
            inner = Record.Exception(Subject.Run);
            OnThread(() => iterated = Record.Exception(() => Subject.Iterate(TimeSpan.Zero)), () => Subject.CallLater(TimeSpan.Zero, () =>
            {
                wentOn = true;
                Subject.Stop();
            }));
        });
        Assert.IsType<ReactorAlreadyRunningException>(inner);
        Assert.IsType<ReactorAlreadyRunningException>(iterated);
        Assert.True(wentOn);
    }

    [SkippableFact]
    public void R_CORE_04_IsRunning_is_true_between_the_before_startup_triggers_and_the_end()
    {
        var seen = new List<(string When, bool IsRunning)>();
        foreach (var systemEvent in Enum.GetValues<SystemEvent>())
        {
            foreach (var phase in Enum.GetValues<SystemEventPhase>())
            {
                Subject.AddSystemEventTrigger(phase, systemEvent, () =>
                {
                    seen.Add(($"{phase} {systemEvent}", Subject.IsRunning));
                    return null;
                });
            }
        }

        Run(Subject.Stop);
        Assert.Equal(
            [
                ("Before Startup", false), ("During Startup", true), ("After Startup", true),
                ("Before Shutdown", true), ("During Shutdown", true), ("After Shutdown", true),
            ],
            seen);
        Assert.False(Subject.IsRunning);
    }

    [SkippableFact]
    public void R_CORE_05_A_stopped_reactor_does_not_run_again()
    {
        Run(Subject.Stop);
        Assert.Throws<ReactorNotRestartableException>(Subject.Run);
        Assert.Throws<ReactorNotRestartableException>(() => Subject.Iterate(TimeSpan.Zero));
    }

    [SkippableFact]
    public void R_CORE_06_Crash_ends_without_shutdown_and_the_reactor_runs_again()
    {
        var events = new List<string>();
        Subject.AddSystemEventTrigger(SystemEventPhase.During, SystemEvent.Shutdown, () =>
        {
            events.Add("shutdown");
            return null;
        });
        Run(() =>
        {
            events.Add("first");
            Subject.Crash();
            events.Add($"running {Subject.IsRunning}");
        });
        events.Add("crashed");
        Run(() =>
        {
            events.Add("second");
            Subject.Stop();
        });
        Assert.Equal(["first", "running False", "crashed", "second", "shutdown"], events);
    }

    [SkippableFact]
    public void R_CORE_06_Timers_and_calls_survive_a_crash()
    {
        var events = new List<string>();
        Run(() =>
        {
            Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                events.Add("timer");
                Subject.Stop();
            });
            Subject.CallFromThread(() => events.Add("call"));
            Subject.Crash();
        });
        Assert.Empty(events);
        Run(() => { });
        Assert.Equal(["call", "timer"], events);
    }

    [SkippableFact]
    public void Crash_without_run_does_nothing()
    {
        Subject.Crash();
        Run(Subject.Stop);
    }

    [SkippableFact]
    public void R_CORE_05_Crash_after_stop_still_gives_everything_back()
    {
        var factory = new ScriptedFactory(_ => null);
        Run(() =>
        {
            Listen(factory);
            Subject.Stop();
            Subject.Crash();
        });
        Assert.Empty(Resources.GetResources());
        Assert.Equal(["start", "stop"], factory.Events);
        Assert.Throws<ReactorNotRestartableException>(Subject.Run);
    }

    [SkippableFact]
    public void R_CORE_09_Stop_runs_no_trigger_inside_the_call_but_after_the_turns_timers()
    {
        var events = new List<string>();
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
        {
            events.Add("shutdown");
            return null;
        });
        Run(() =>
        {
            Subject.CallLater(TimeSpan.Zero, () =>
            {
                Subject.Stop();
                events.Add("stop returned");
            });
            Subject.CallLater(TimeSpan.Zero, () => events.Add("next timer"));
        });
        Assert.Equal(["stop returned", "next timer", "shutdown"], events);
    }

    [SkippableFact]
    public void R_CORE_18_Iterate_does_one_turn_without_blocking()
    {
        var events = new List<string>();
        Subject.CallLater(TimeSpan.Zero, () =>
        {
            events.Add("first");
            Subject.CallLater(TimeSpan.Zero, () => events.Add("second"));
        });
        Subject.CallLater(TimeSpan.FromHours(1), () => events.Add("never"));
        Subject.Iterate(TimeSpan.Zero);
        Assert.Equal(["first"], events);
        Subject.Iterate(TimeSpan.Zero);
        Assert.Equal(["first", "second"], events);
        Subject.Iterate(TimeSpan.Zero);
        Assert.Equal(2, events.Count);
        Assert.False(Subject.IsRunning);
    }

    [SkippableFact]
    public void R_CORE_18_Iterate_waits_no_longer_than_the_next_timer()
    {
        var fired = false;
        Subject.CallLater(TimeSpan.FromMilliseconds(1), () => fired = true);
        Subject.Iterate(TimeSpan.FromHours(1));
        Subject.Iterate(TimeSpan.Zero);
        Assert.True(fired);
    }

    [SkippableFact]
    public void R_CORE_18_Iterate_works_inside_a_call()
    {
        var events = new List<string>();
        Run(() =>
        {
            Subject.CallFromThread(() => events.Add("inner"));
            Subject.Iterate(TimeSpan.Zero);
            events.Add("outer");
            Subject.Stop();
        });
        Assert.Equal(["inner", "outer"], events);
    }

    [SkippableFact]
    public void Iterate_refuses_a_negative_time() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Subject.Iterate(TimeSpan.FromTicks(-1)));

    [SkippableFact]
    public void R_CORE_20_The_thread_is_the_one_that_calls_Run()
    {
        var here = Environment.CurrentManagedThreadId;
        Assert.True(Subject.InOwnThread);
        var inside = (Thread: 0, InOwnThread: false);
        var elsewhere = true;
        Run(() =>
        {
            inside = (Environment.CurrentManagedThreadId, Subject.InOwnThread);
            OnThread(() => elsewhere = Subject.InOwnThread, Subject.Stop);
        });
        Assert.Equal((here, true), inside);
        Assert.False(elsewhere);
        Assert.True(Subject.InOwnThread);
    }

    [SkippableFact]
    public void R_CORE_20_What_belongs_to_the_thread_is_refused_to_others()
    {
        var errors = new List<Exception?>();
        Run(() =>
        {
            var timer = Subject.CallLater(TimeSpan.FromHours(1), () => { });
            OnThread(
                () =>
                {
                    errors.Add(Record.Exception(() => Subject.CallLater(TimeSpan.Zero, () => { })));
                    errors.Add(Record.Exception(timer.Cancel));
                    errors.Add(Record.Exception(Subject.Stop));
                    errors.Add(Record.Exception(Subject.Crash));
                    errors.Add(Record.Exception(() => Subject.CallWhenRunning(() => { })));
                    errors.Add(Record.Exception(() => Resources.GetResources()));
                    errors.Add(Record.Exception(() => Tcp.ListenTcp(0, new ScriptedFactory(_ => null))));
                    errors.Add(Record.Exception(() => Tcp.ConnectTcp("127.0.0.1", 1, new ScriptedFactory(_ => null))));
                },
                Subject.Stop);
        });
        Assert.Equal(8, errors.Count);
        Assert.All(errors, error => Assert.Contains("CallFromThread", Assert.IsType<WrongThreadException>(error).Message, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void A_reactor_says_what_it_is()
    {
        Assert.Equal(Kind, Subject.Name);
        Assert.Equal($"{Kind} reactor", Subject.ToString());
    }

    [SkippableFact]
    public void Many_reactors_run_in_one_process()
    {
        var turns = new int[4];
        var threads = turns.Select((_, index) =>
        {
            var reactor = CreateReactor();
            reactor.CallWhenRunning(() => Tick(reactor, index));
            return new Thread(() => RunPatiently(reactor));
        }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(turns, count => Assert.Equal(100, count));

        void Tick(IReactor reactor, int index)
        {
            if (++turns[index] == 100)
            {
                reactor.Stop();
            }
            else
            {
                reactor.CallLater(TimeSpan.Zero, () => Tick(reactor, index));
            }
        }
    }

    public sealed class Epoll() : RunningTests("epoll");

    public sealed class Poll() : RunningTests("poll");

    public sealed class Completion() : RunningTests("completion");

    public sealed class Select() : RunningTests("select");

    public sealed class Simulated() : RunningTests("simulated");
}
