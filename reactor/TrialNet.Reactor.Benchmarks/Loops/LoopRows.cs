using TrialNet.Fixtures.SideBySide;
using TrialNet.Reactor.Benchmarks.Peers;

namespace TrialNet.Reactor.Benchmarks.Loops;

/// <summary>The rows about timers and calls from threads, with what they promise.</summary>
internal static class LoopRows
{
    private const string Ours = "reactor";

    public static IReadOnlyList<Row> All(Peer twisted, Peer node, Peer crowdedTwisted, Peer crowdedNode) =>
    [
        new(
            "100,000 timers of no delay set, and called; per timer",
            TimerWork.Fired,
            Contender.Here(Ours, TimerWork.Call),
            [twisted.Case("call"), node.Case("call")],
            Limit.FasterThan(twisted.Name, gate: 10, aim: 20),

            // Twice as long where the collector comes by in the midst of each burst, which is not so in each process.
            Limit.FasterThan(node.Name, gate: 0.5, aim: 1.5)),
        new(
            "100,000 timers of up to 100 ms set, and called; per timer",
            TimerWork.Fired,
            Contender.Here(Ours, TimerWork.Fire),
            [twisted.Case("fire"), node.Case("fire")],
            Limit.FasterThan(twisted.Name, gate: 10, aim: 20),
            Limit.FasterThan(node.Name, gate: 2, aim: 3)),
        new(
            "timer among 100,000 set, and cancelled a turn later",
            TimerWork.Armed,
            Contender.Here(Ours, TimerWork.Arm),
            [crowdedTwisted.Case("arm"), crowdedNode.Case("arm")],
            Limit.FasterThan(twisted.Name, gate: 10, aim: 20),
            Limit.FasterThan(node.Name, gate: 2, aim: 3)),
        new(
            "call from a thread, one way",
            1,
            Contender.Here(Ours, ThreadWork.Post),
            [twisted.Case("post")],
            Limit.FasterThan(twisted.Name, gate: 30, aim: 80)),
        new(
            "call from a thread, and back",
            1,
            Contender.Here(Ours, ThreadWork.RoundTrip),
            [twisted.Case("round_trip")],
            Limit.FasterThan(twisted.Name, gate: 2.5, aim: 5)),
    ];
}
