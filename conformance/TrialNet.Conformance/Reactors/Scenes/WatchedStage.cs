namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>Where a watched protocol stands in its life (R-TCP-01).</summary>
internal enum WatchedStage
{
    /// <summary>No factory has given it to the reactor.</summary>
    New,

    /// <summary>A factory has.</summary>
    Built,

    /// <summary>It has its transport.</summary>
    Made,

    /// <summary>It has heard of the end.</summary>
    Lost,
}
