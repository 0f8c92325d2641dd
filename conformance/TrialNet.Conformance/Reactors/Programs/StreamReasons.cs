namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>The reasons with which a connection may end.</summary>
[Flags]
internal enum StreamReasons
{
    /// <summary>It has not ended.</summary>
    None = 0,

    /// <summary>In order.</summary>
    Done = 1,

    /// <summary>By an error, or a reset.</summary>
    Lost = 2,

    /// <summary>By an abort of the same end.</summary>
    Aborted = 4,
}
