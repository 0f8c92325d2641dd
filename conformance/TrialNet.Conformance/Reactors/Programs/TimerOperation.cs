namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>One step of a program of timers.</summary>
/// <param name="Inside">The timer in whose call it is done; null for the beginning.</param>
/// <param name="Verb">What is done.</param>
/// <param name="Timer">The number of the timer to which it is done.</param>
/// <param name="Amount">Milliseconds, or the number of another timer.</param>
internal sealed record TimerOperation(int? Inside, TimerVerb Verb, int Timer, int Amount)
{
    public override string ToString()
    {
        var what = Verb switch
        {
            TimerVerb.Set => $"t{Timer} = CallLater({Amount} ms)",
            TimerVerb.Cancel => $"t{Timer}.Cancel()",
            TimerVerb.Reset => $"t{Timer}.Reset({Amount} ms)",
            TimerVerb.Delay => $"t{Timer}.Delay({Amount} ms)",
            TimerVerb.Align => $"t{Timer}.Delay(t{Amount}.DueTime - t{Timer}.DueTime)",
            _ => "throw",
        };
        return Inside is { } timer ? $"in t{timer}: {what}" : what;
    }
}
