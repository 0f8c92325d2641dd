using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>Twisted's side of the rows; without a Python that imports it, each such side is there with the reason why it cannot run.</summary>
internal sealed class Twisted(PeerProcess? process)
{
    public const string Name = "Twisted";

    /// <summary>The side that runs a case of fixtures/peers/deferred_bench.py.</summary>
    public Contender Case(string name) =>
        process?.Contender(Name, name) ?? Contender.Absent(Name, "no python3 imports twisted (set TRIALNET_PYTHON to one that does)");
}
