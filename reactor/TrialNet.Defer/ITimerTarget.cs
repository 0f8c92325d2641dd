namespace TrialNet.Defer;

/// <summary>What a <see cref="ChainTimer"/> is for.</summary>
internal interface ITimerTarget
{
    /// <summary>The time is up. Called once at most, on the thread of the chain's owner, and not after the timer was stopped.</summary>
    void TimeIsUp();
}
