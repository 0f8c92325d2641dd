namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What a trigger of a program does when it runs.</summary>
internal enum TriggerAct
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Throws.</summary>
    Throw,

    /// <summary>Returns a Deferred that is fired with a value some turns later.</summary>
    Wait,

    /// <summary>Returns a Deferred that is fired with a failure some turns later.</summary>
    WaitForFailure,

    /// <summary>Fires the Deferred that another trigger returned.</summary>
    Fire,

    /// <summary>Removes another trigger.</summary>
    Remove,
}
