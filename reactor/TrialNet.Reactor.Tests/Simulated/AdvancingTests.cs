using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Simulated;

/// <summary>Time that passes when it is told to.</summary>
public sealed class AdvancingTests : SimulationTest
{
    [Fact]
    public void R_SIM_01_Inside_a_timer_Now_is_the_time_at_which_it_was_due()
    {
        var seen = new List<double>();
        foreach (var due in (double[])[3, 1, 2.5, 1])
        {
            Reactor.CallLater(Seconds(due), () => seen.Add(Reactor.Now.TotalSeconds));
        }

        Simulation.Advance(Seconds(2.75));
        Assert.Equal([1, 1, 2.5], seen);
        Assert.Equal(Seconds(2.75), Reactor.Now);
        Simulation.Advance(Seconds(0.25));
        Assert.Equal([1, 1, 2.5, 3], seen);
    }

    [Fact]
    public void R_SIM_01_A_timer_that_a_timer_sets_within_the_step_is_called_within_it()
    {
        var beats = new List<double>();
        Beat();
        Simulation.Advance(Seconds(3.5));
        Assert.Equal([0, 1, 2, 3], beats);

        void Beat()
        {
            beats.Add(Reactor.Now.TotalSeconds);
            Reactor.CallLater(Seconds(1), Beat);
        }
    }

    [Fact]
    public void R_SIM_02_A_timer_without_delay_has_a_turn_of_its_own_and_the_network_comes_first()
    {
        Use(new SimulationOptions { ShortestLatency = TimeSpan.Zero, LongestLatency = TimeSpan.Zero });
        var events = new List<string>();
        var server = new ScriptedProtocol { OnLost = (_, _) => events.Add($"peer lost at {Reactor.Now.TotalSeconds}") };
        var client = new ScriptedProtocol();
        Connect(Listen(_ => server).GetHost(), client);
        Simulation.Advance(Seconds(1));
        Reactor.CallLater(Seconds(1), () =>
        {
            client.Transport.LoseConnection();
            Reactor.CallLater(TimeSpan.Zero, () => events.Add($"timer at {Reactor.Now.TotalSeconds}"));
            events.Add("set");
        });
        Simulation.Advance(Seconds(1));
        Assert.Equal(["set", "peer lost at 2", "timer at 2"], events);
    }

    [Fact]
    public void R_SIM_03_A_timer_that_throws_is_logged_and_the_advance_goes_on()
    {
        var wasCalled = false;
        using (Scope.Enter())
        {
            Reactor.CallLater(Seconds(1), () => throw new FormatException("mine"));
            Reactor.CallLater(Seconds(2), () => wasCalled = true);
        }

        Simulation.Advance(Seconds(3));
        Assert.True(wasCalled);
        Assert.Equal("mine", Assert.Single(Log.Take<FormatException>()).Message);
    }

    [Fact]
    public void R_TIME_11_A_loop_that_never_rests_still_lets_time_pass()
    {
        var (turns, isOver) = (0, false);
        Run(() =>
        {
            Again();
            Reactor.CallLater(Seconds(0.01), () =>
            {
                isOver = true;
                Reactor.Stop();
            });
        });
        Assert.True(isOver);
        Assert.InRange(turns, 10_000, 12_000);

        void Again()
        {
            turns++;
            Reactor.CallLater(TimeSpan.Zero, Again);
        }
    }

    [Fact]
    public void An_advance_ends_though_there_is_always_something_to_do()
    {
        Again();
        Simulation.Advance(TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, Reactor.Now);
        Simulation.Advance(Seconds(0.001));
        Assert.Equal(Seconds(0.001), Reactor.Now);

        void Again() => Reactor.CallLater(TimeSpan.Zero, Again);
    }

    [Fact]
    public void Advance_works_inside_a_callback_and_ends_with_the_reactor()
    {
        var events = new List<string>();
        Run(() =>
        {
            Reactor.CallLater(Seconds(1), () => events.Add("inner"));
            Simulation.Advance(Seconds(2));
            events.Add($"outer at {Reactor.Now.TotalSeconds}");
            Reactor.CallLater(Seconds(1), Reactor.Crash);
            Simulation.Advance(Seconds(10));
            events.Add($"crashed at {Reactor.Now.TotalSeconds}");
        });
        Assert.Equal(["inner", "outer at 2", "crashed at 3"], events);
    }

    [Fact]
    public void R_TIME_02_After_a_jump_of_the_clock_timers_are_late_and_in_order()
    {
        var seen = new List<(int Timer, double Now)>();
        for (var timer = 5; timer > 0; timer--)
        {
            var number = timer;
            Reactor.CallLater(Seconds(timer), () => seen.Add((number, Reactor.Now.TotalSeconds)));
        }

        Simulation.Jump(Seconds(4.5));
        Assert.Empty(seen);
        Simulation.Advance(Seconds(1));
        Assert.Equal([(1, 4.5), (2, 4.5), (3, 4.5), (4, 4.5), (5, 5)], seen);
    }

    [Fact]
    public void Years_pass_in_no_time_and_the_calendar_follows()
    {
        var start = Reactor.TimeProvider.GetUtcNow();
        var end = start;
        Run(() => Reactor.CallLater(TimeSpan.FromDays(365), () =>
        {
            end = Reactor.TimeProvider.GetUtcNow();
            Reactor.Stop();
        }));
        Assert.Equal(TimeSpan.FromDays(365), end - start);
    }

    [Fact]
    public void Negative_times_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Jump(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void A_jump_as_a_fault_makes_timers_late_and_never_early()
    {
        Use(new SimulationOptions { JumpChance = 1, LongestJump = Seconds(1) });
        var lateness = new List<TimeSpan>();
        Run(() => Set(20));
        Assert.All(lateness, late => Assert.InRange(late, TimeSpan.Zero, Seconds(1)));
        Assert.Contains(lateness, late => late > TimeSpan.Zero);

        void Set(int rest)
        {
            var due = Reactor.Now + Seconds(1);
            Reactor.CallLater(Seconds(1), () =>
            {
                lateness.Add(Reactor.Now - due);
                if (rest == 0)
                {
                    Reactor.Stop();
                }
                else
                {
                    Set(rest - 1);
                }
            });
        }
    }
}
