namespace TrialNet.Reactor.Abstractions;

/// <summary>When a trigger runs; all of one phase run before any of the next (R-CORE-07).</summary>
public enum SystemEventPhase
{
    /// <summary>First; a Deferred that the trigger returns is waited for.</summary>
    Before,

    /// <summary>The event itself.</summary>
    During,

    /// <summary>Last.</summary>
    After,
}
