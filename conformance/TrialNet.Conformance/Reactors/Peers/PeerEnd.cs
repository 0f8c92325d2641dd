namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>How an end of a connection looks from the other one.</summary>
internal enum PeerEnd
{
    /// <summary>It said that no more comes.</summary>
    Clean,

    /// <summary>It was reset, or is not there.</summary>
    Reset,
}
