using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-SIM-05, R-SIM-06: what simulated links do to bytes, and what they never do.</summary>
internal static class SimulatedNetworkChecks
{
    private const int Seeds = 12;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-SIM-05", HasLatencyAndBandwidth),
        ReactorCheck.Of("R-SIM-05", ReordersBetweenConnectionsOnly),
        ReactorCheck.Of("R-SIM-05", LosesConnections),
        ReactorCheck.Of("R-SIM-06", ShowsWhatANetworkMayDo),
    ];

    private static void HasLatencyAndBandwidth(ReactorCheckContext context)
    {
        const int Bytes = 10_000;
        var latency = TimeSpan.FromMilliseconds(30);
        foreach (var rate in new long[] { 10_000, 1_000_000 })
        {
            var talk = Talk(context, new SimulationOptions { ShortestLatency = latency, LongestLatency = latency, BytesPerSecond = rate }, 1, Bytes);
            if (talk is null || !talk.CompleteAt.TryGetValue(0, out var end))
            {
                context.Expect(talk is null, "bytes arrive over a slow link", "none do");
                return;
            }

            var took = end - talk.WrittenAt[0];
            var least = latency + TimeSpan.FromSeconds((double)Bytes / rate);
            context.Expect(
                took >= least && took < least + TimeSpan.FromMilliseconds(20),
                $"{Bytes:N0} bytes take their latency of {latency.TotalMilliseconds} ms and what {rate:N0} bytes a second ask for: {least.TotalMilliseconds} ms",
                $"they take {took.TotalMilliseconds} ms");
        }
    }

    private static void ReordersBetweenConnectionsOnly(ReactorCheckContext context)
    {
        var isReordered = false;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            if (Talk(context, SimulationOptions.Choppy with { Seed = seed }, 4, 5_000) is not { } talk)
            {
                return;
            }

            IsIntact(context, talk, 5_000, $"with seed {seed}");
            isReordered |= !talk.Arrivals.SequenceEqual(talk.Arrivals.Order());
        }

        context.Expect(
            isReordered,
            "what was sent first on one connection does not always arrive before what was sent on another",
            $"with {Seeds} seeds it always does");
    }

    private static void LosesConnections(ReactorCheckContext context)
    {
        if (Talk(context, new SimulationOptions { ResetChance = 1 }, 2, 5_000) is not { } reset)
        {
            return;
        }

        context.Expect(
            Array.TrueForAll(reset.Ends, static end => end is null or ConnectionLostException) && reset.Received.All(static got => got.Count == 0),
            "a link that resets connections at their first piece ends them with ConnectionLostException, and nothing arrives",
            $"the ends are {string.Join(", ", reset.Ends.Select(end => end?.GetType().Name ?? "none"))}");
        var refused = Talk(context, new SimulationOptions { RefuseChance = 1 }, 2, 10)!;
        context.Expect(
            refused.Failures.Count == 2 && refused.Failures.TrueForAll(static error => error is ConnectionRefusedException),
            "a network that refuses every attempt makes it fail with ConnectionRefusedException",
            $"the failures are {string.Join(", ", refused.Failures.Select(error => error.GetType().Name))}");
        var silent = Talk(context, new SimulationOptions { SilenceChance = 1 }, 1, 10)!;
        context.Expect(
            silent.Failures is [ConnectTimeoutException],
            "a network that answers no attempt makes it fail with ConnectTimeoutException",
            $"the failures are {string.Join(", ", silent.Failures.Select(error => error.GetType().Name))}");
    }

    // Whatever is drawn: a stream is complete if it ended cleanly, else a beginning of what was sent, and it ends once.
    private static void ShowsWhatANetworkMayDo(ReactorCheckContext context)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            if (Talk(context, SimulationOptions.Hostile with { Seed = seed }, 4, 20_000) is not { } talk)
            {
                return;
            }

            for (var number = 0; number < talk.Received.Count; number++)
            {
                var got = talk.Received[number];
                var right = got.TakeWhile((value, place) => value == SimulatedTalk.ByteOf(number, place)).Count();
                context.Expect(
                    right == got.Count,
                    $"what arrives is a beginning of what was sent, with seed {seed}",
                    $"byte {right} is another");
                context.Expect(
                    talk.Ends[number] is not ConnectionDoneException || got.Count == 20_000,
                    $"a connection that ends cleanly has brought everything, with seed {seed}",
                    $"it has brought {got.Count} of 20000 bytes");
            }
        }
    }

    private static void IsIntact(ReactorCheckContext context, SimulatedTalk talk, int bytes, string when)
    {
        for (var number = 0; number < talk.Received.Count; number++)
        {
            var got = talk.Received[number];
            var right = got.TakeWhile((value, place) => value == SimulatedTalk.ByteOf(number, place)).Count();
            context.Expect(
                got.Count == bytes && right == bytes,
                $"within one connection nothing is lost or reordered, {when}",
                $"{right} of {bytes} bytes are right");
        }
    }

    /// <summary>Lets some connections talk; null if that cannot be arranged.</summary>
    private static SimulatedTalk? Talk(ReactorCheckContext context, SimulationOptions options, int connections, int bytes)
    {
        if (!context.Manifest.Has(ReactorCapability.Tcp))
        {
            context.CannotDecide("links are of TCP, and the subject does not declare Tcp");
            return null;
        }

        if (context.Need<IHasSimulations>("how to make a simulation with settings") is not { } simulations)
        {
            return null;
        }

        using var scene = context.Open(() => simulations.Create(options));
        SimulatedTalk? talk = null;
        scene.Run(() => talk = SimulatedTalk.Begin(scene, connections, bytes, scene.Reactor.Stop), "simulated connections to end");
        return talk;
    }
}
