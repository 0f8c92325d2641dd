namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>What a server is that is judged from outside.</summary>
internal enum OutsideRole
{
    /// <summary>A server of a poem.</summary>
    Poem,

    /// <summary>A server that gives its poem slowly.</summary>
    Slow,

    /// <summary>A proxy of a poem server.</summary>
    Proxy,

    /// <summary>A transform server.</summary>
    Transform,
}
