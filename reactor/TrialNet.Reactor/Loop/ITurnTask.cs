namespace TrialNet.Reactor.Loop;

/// <summary>Something that must not happen inside the call that caused it, and happens at the end of the turn's timers instead.</summary>
internal interface ITurnTask
{
    /// <summary>Does it; user code called from here is guarded by whoever implements this.</summary>
    void RunInTurn();
}
