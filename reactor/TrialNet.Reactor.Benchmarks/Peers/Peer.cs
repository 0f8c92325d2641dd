using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Reactor.Benchmarks.Peers;

/// <summary>Another language's side of the rows; where it is missing, each such side is there with the reason why it cannot run.</summary>
/// <param name="name">The name of the side.</param>
/// <param name="process">Its program; null if it is missing.</param>
/// <param name="missing">Why it is missing.</param>
internal sealed class Peer(string name, PeerProcess? process, string missing)
{
    /// <summary>The name of the side.</summary>
    public string Name => name;

    /// <summary>The side that runs a case of its program.</summary>
    public Contender Case(string caseName) => process?.Contender(name, caseName) ?? Contender.Absent(name, missing);
}
