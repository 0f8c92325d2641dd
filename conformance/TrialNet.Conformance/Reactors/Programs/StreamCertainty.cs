namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Whether something is so, as far as the rules say.</summary>
internal enum StreamCertainty
{
    /// <summary>It cannot be.</summary>
    No,

    /// <summary>It depends on the buffers of the system.</summary>
    Maybe,

    /// <summary>It must be.</summary>
    Yes,
}
