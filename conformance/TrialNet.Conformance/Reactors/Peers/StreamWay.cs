namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>One of the ways in which a judged connection and its peer meet.</summary>
/// <param name="IsServer">Whether the judged end is the one that was accepted; else it has connected.</param>
/// <param name="IsRaw">Whether the peer is a plain socket; else it is a protocol of the same reactor.</param>
internal sealed record StreamWay(bool IsServer, bool IsRaw)
{
    /// <summary>The ways there are for a reactor.</summary>
    internal static IReadOnlyList<StreamWay> All(bool hasSockets) =>
        hasSockets ? [new(true, true), new(false, true), new(true, false), new(false, false)] : [new(true, false), new(false, false)];

    public override string ToString() =>
        $"{(IsServer ? "a server" : "a client")} whose peer is {(IsRaw ? "a plain socket" : "a protocol of the same reactor")}";
}
