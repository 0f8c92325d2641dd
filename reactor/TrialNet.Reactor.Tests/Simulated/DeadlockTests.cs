using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Simulated;

/// <summary>Programs in which nothing goes on, and calls from outside.</summary>
public sealed class DeadlockTests : SimulationTest
{
    [Fact]
    public void R_SIM_07_When_nothing_can_happen_Run_ends_and_says_what_waits_for_what()
    {
        var error = Assert.Throws<SimulationDeadlockException>(() => Run(() =>
        {
            var first = new Deferred<int>();
            first.AddCallback(value => value + 1);
            var second = new Deferred<int>();
            _ = Deferred.Gather([first, second]);
            _ = Wait(second);
            Listen(_ => null);
        }));
        var lines = error.Message.Split('\n');
        Assert.Equal("Nothing is left that could happen at 0.0000000 s: no timer is set and nothing is under way.", lines[0]);
        Assert.Equal("Not fired:", lines[1]);
        Assert.Matches(
            @"^  the Deferred<int> made at DeadlockTests\.cs:\d+: nobody has fired it; 1 callback waits for it, the Deferred<\S+> made at DeadlockTests\.cs:\d+ watches it$",
            lines[2]);
        Assert.Matches(
            @"^  the Deferred<int> made at DeadlockTests\.cs:\d+: nobody has fired it; the Deferred<\S+> made at DeadlockTests\.cs:\d+ watches it, the Deferred<Unit> of DeadlockTests\.Wait awaits it$",
            lines[3]);
        Assert.Matches(@"^  the Deferred<\S+> made at DeadlockTests\.cs:\d+: 2 of its 2 members are not fired$", lines[4]);
        Assert.Matches(@"^  the Deferred<Unit> of DeadlockTests\.Wait: its body awaits the Deferred<int> made at DeadlockTests\.cs:\d+$", lines[5]);
        Assert.Matches(@"^Open: a listening port 127\.0\.0\.1:\d+, served by ScriptedFactory, made at SimulationTest\.cs:\d+$", lines[6]);
        Assert.Equal(7, lines.Length);
        Assert.False(Reactor.IsRunning);
    }

    [Fact]
    public void R_SIM_07_A_program_that_only_waits_for_the_network_of_nobody_is_told_so()
    {
        var error = Assert.Throws<SimulationDeadlockException>(() => Run(static () => { }));
        Assert.EndsWith("Every Deferred is fired.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R_SIM_07_A_timer_that_the_simulated_time_does_not_reach_is_not_called_no_timer()
    {
        var error = Assert.Throws<SimulationDeadlockException>(() => Run(() =>
        {
            Simulation.Jump(TimeSpan.MaxValue);
            Reactor.CallLater(TimeSpan.FromTicks(1), () => { });
        }));
        Assert.Contains("every timer that is set is due after the end of the simulated time", error.Message, StringComparison.Ordinal);
        Assert.Contains("Open: a timer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R_SIM_07_What_is_under_way_is_no_deadlock()
    {
        Use(SimulationOptions.Slow);
        var isDone = false;
        var client = new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() };
        Run(() => Connect(Listen(_ => new ScriptedProtocol()).GetHost(), client, _ =>
        {
            isDone = true;
            Reactor.Stop();
        }));
        Assert.True(isDone);
    }

    [Fact]
    public void R_SIM_07_The_reactor_runs_again_after_a_report()
    {
        Assert.Throws<SimulationDeadlockException>(() => Run(static () => { }));
        Run(Reactor.Stop);
    }

    [Fact]
    public void A_lock_that_is_never_released_is_named()
    {
        var error = Assert.Throws<SimulationDeadlockException>(() => Run(() =>
        {
            var door = new DeferredLock();
            door.Acquire();
            door.Acquire();
        }));
        Assert.Contains("the lock has not fired it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_awaits_a_task_is_told_from_others()
    {
        var error = Assert.Throws<SimulationDeadlockException>(() => Run(() => _ = WaitForTask(new TaskCompletionSource().Task)));
        Assert.Contains("the Deferred<Unit> of DeadlockTests.WaitForTask: its body awaits what is no Deferred, such as a task", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deferreds_that_were_fired_or_belong_elsewhere_are_not_named()
    {
        var foreign = new Deferred<int>();
        using (Scope.Enter())
        {
            new Deferred<int>().Callback(1);
            var cancelled = new Deferred<int>();
            cancelled.AddErrback(static _ => 0);
            cancelled.Cancel();
        }

        Assert.Equal(string.Empty, Simulation.DescribeWaiting());
        Assert.False(foreign.IsCalled);
    }

    [Fact]
    public void A_call_from_another_thread_is_reported_and_carried_out_and_is_no_deadlock()
    {
        Reactor = Reactors.Simulated(new SimulationOptions { Patience = TimeSpan.FromMinutes(1) }).Create();
        Scope = new Scope("the test", Reactor, Log);
        Run(() => new Thread(() =>
        {
            Reactor.CallFromThread(static () => { });
            Reactor.CallFromThread(Reactor.Stop);
        }).Start());
        var errors = Log.Take<NotSimulableException>();
        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Matches(@"^not simulable: entered at DeadlockTests\.cs:\d+ from another thread\.", error.Message));
    }

    [Fact]
    public void An_async_method_that_comes_back_from_another_thread_is_named()
    {
        Reactor = Reactors.Simulated(new SimulationOptions { Patience = TimeSpan.FromMinutes(1) }).Create();
        Scope = new Scope("the test", Reactor, Log);
        Run(() =>
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            WaitForTask(source.Task).AddCallback(_ =>
            {
                Reactor.Stop();
                return null;
            });
            new Thread(source.SetResult).Start();
        });
        Assert.StartsWith(
            "not simulable: entered at DeadlockTests.WaitForTask from another thread.",
            Assert.Single(Log.Take<NotSimulableException>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_reactors_own_thread_posts_is_simulable()
    {
        var order = new List<int>();
        Run(() =>
        {
            Reactor.CallFromThread(() => order.Add(1));
            _ = GoOnLater(() =>
            {
                order.Add(2);
                Reactor.Stop();
            });
        });
        Assert.Equal([1, 2], order);
        Assert.Empty(Log.TakeAll());
    }

    private static async Deferred Wait(Deferred<int> deferred) => await deferred;

    private static async Task GoOnLater(Action action)
    {
        await Task.Yield();
        action();
    }

    private static async Deferred WaitForTask(Task task) => await task;
}
