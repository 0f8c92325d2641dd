using TrialNet.Conformance.Reactors.Programs;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>The model by which programs of triggers are judged.</summary>
public sealed class TriggerModelTests
{
    [Fact]
    public void R_CORE_07_phases_come_in_order_whatever_the_order_of_adding() => Is(
        "startup, s2, s1, s0, shutdown, s3",
        Trigger(0, SystemEventPhase.After),
        Trigger(1, SystemEventPhase.During),
        Trigger(2, SystemEventPhase.Before),
        Trigger(3, SystemEventPhase.After, which: SystemEvent.Shutdown));

    [Fact]
    public void R_CORE_11_deferreds_are_fired_by_turns_and_then_the_phase_begins() => Is(
        "startup, s0, s1, fires s1, fires s0, s2, shutdown",
        Trigger(0, SystemEventPhase.Before, TriggerAct.Wait, 3),
        Trigger(1, SystemEventPhase.Before, TriggerAct.WaitForFailure, 1),
        Trigger(2, SystemEventPhase.During, TriggerAct.Wait, 1));

    [Fact]
    public void R_CORE_11_what_a_later_trigger_fires_is_not_waited_for() => Is(
        "startup, s0, s1, fires early s0, s2, shutdown",
        Trigger(0, SystemEventPhase.Before, TriggerAct.Wait, 3),
        Trigger(1, SystemEventPhase.Before, TriggerAct.Fire, 0),
        Trigger(2, SystemEventPhase.During));

    [Fact]
    public void R_CORE_12_what_was_removed_does_not_run_and_cannot_be_removed_again() => Is(
        "startup, s0, s2 is removed, s1, s2 cannot be removed, shutdown",
        Trigger(0, SystemEventPhase.Before, TriggerAct.Remove, 2),
        Trigger(1, SystemEventPhase.During, TriggerAct.Remove, 2),
        Trigger(2, SystemEventPhase.After));

    private static TriggerOperation Trigger(
        int number, SystemEventPhase phase, TriggerAct act = TriggerAct.Nothing, int argument = 0, SystemEvent which = SystemEvent.Startup) =>
        new(number, phase, which, act, argument);

    private static void Is(string expected, params TriggerOperation[] program) => Assert.Equal(expected, string.Join(", ", TriggerModel.TraceOf(program)));
}
