using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>One trigger of a program.</summary>
/// <param name="Number">Its number, by which others name it.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Event">Its event.</param>
/// <param name="Act">What it does.</param>
/// <param name="Argument">How many turns, or the number of another trigger.</param>
internal sealed record TriggerOperation(int Number, SystemEventPhase Phase, SystemEvent Event, TriggerAct Act, int Argument)
{
    public override string ToString() => $"s{Number} {Phase} {Event}".ToLowerInvariant() + Act switch
    {
        TriggerAct.Throw => ": throw",
        TriggerAct.Wait => $": returns a Deferred fired {Argument} turns later",
        TriggerAct.WaitForFailure => $": returns a Deferred failed {Argument} turns later",
        TriggerAct.Fire => $": fires what s{Argument} returned",
        TriggerAct.Remove => $": removes s{Argument}",
        _ => string.Empty,
    };
}
