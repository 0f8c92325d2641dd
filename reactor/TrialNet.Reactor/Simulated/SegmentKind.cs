namespace TrialNet.Reactor.Simulated;

/// <summary>What travels.</summary>
internal enum SegmentKind
{
    /// <summary>Bytes.</summary>
    Data,

    /// <summary>The end of what the sender sends.</summary>
    End,

    /// <summary>The end of everything.</summary>
    Reset,
}
