namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What a program does with timers.</summary>
internal enum TimerVerb
{
    /// <summary>Sets a timer.</summary>
    Set,

    /// <summary>Cancels it.</summary>
    Cancel,

    /// <summary>Makes it due a while from now.</summary>
    Reset,

    /// <summary>Moves its due time.</summary>
    Delay,

    /// <summary>Makes it due at the very time of another, by Delay.</summary>
    Align,

    /// <summary>Throws out of the timer's own call.</summary>
    Throw,
}
