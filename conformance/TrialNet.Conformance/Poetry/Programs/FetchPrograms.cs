using System.Runtime.CompilerServices;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Poetry.Checks;
using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Programs;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>
/// Random programs of Deferreds that are a client's, on a simulated network, and some of them on sockets of this machine, judged by the
/// model. All rules that they can break are looked at in one run of them.
/// </summary>
internal static class FetchPrograms
{
    private const int MostShrinkingRuns = 600;

    // A program on real sockets for so many simulated ones, but no more than the second number: each leaves ports to the system that it
    // gives to nobody for a while.
    private const int OneOnSockets = 4;
    private const int MostOnSockets = 500;

    private static readonly string[] Rules = ["P-ONE-05", "P-ONE-06", "P-ONE-07", "P-ONE-08", "P-XF-06", "P-PX-05", "P-PX-06", "P-PX-07"];

    // The runs of a subject, which eight checks share.
    private static readonly ConditionalWeakTable<PoetrySubject, Dictionary<(ulong Seed, int Programs), FetchBatch>> Batches = [];

    internal static IReadOnlyList<PoetryCheck> All { get; } =
        [.. Rules.Select(static rule => new PoetryCheck(rule, NeedsOf(rule), Check) { Means = "programs" })];

    /// <summary>The kinds of server from which a stack can fetch.</summary>
    internal static IReadOnlyList<int> KindsOf(PoetryManifest manifest) =>
        [.. Enumerable.Range(0, FetchKind.All.Count).Where(kind => FetchKind.All[kind].Needs.All(manifest.Has))];

    /// <summary>
    /// Those of them that there are on sockets: on one machine each one answers, and those that end by the client's patience, which
    /// takes real time, only if it can be made short.
    /// </summary>
    internal static IReadOnlyList<int> KindsOnSockets(PoetrySubject subject) =>
    [
        .. KindsOf(subject.Manifest).Where(kind => !FetchKind.All[kind].IsUnreachable && (subject is IHasPatience || !FetchKind.All[kind].EndsWithPatience)),
    ];

    /// <summary>Runs one program.</summary>
    /// <param name="subject">The stack.</param>
    /// <param name="simulate">Makes the reactor.</param>
    /// <param name="program">The program.</param>
    /// <param name="seed">That of the network.</param>
    internal static FetchResult Run(PoetrySubject subject, Func<SimulationOptions, IReactor> simulate, DeferredProgram program, long seed)
    {
        FetchResult? result = null;
        PoetryScene.Play(simulate, SimulationOptions.Choppy with { Seed = seed, TraceLength = 0 }, scene =>
            result = FetchRun.Of(subject, program, new SimulatedStage(scene)));
        return result!;
    }

    /// <summary>Runs one program on sockets of this machine.</summary>
    /// <param name="subject">The stack.</param>
    /// <param name="create">Makes the reactor.</param>
    /// <param name="program">The program, whose kinds are of <see cref="KindsOnSockets"/>.</param>
    /// <param name="patience">How long to wait for what must come.</param>
    internal static FetchResult RunOnSockets(PoetrySubject subject, Func<IReactor> create, DeferredProgram program, TimeSpan patience)
    {
        FetchResult? result = null;
        PoetryScene.Play(_ => create(), SimulationOptions.Lan, scene =>
        {
            using var stage = new LoopbackStage(scene, patience);
            result = FetchRun.Of(subject, program, stage);
        });
        return result!;
    }

    /// <summary>Makes a program as small as it gets while it still breaks the rule.</summary>
    internal static FetchFinding Shrink(PoetrySubject subject, Func<SimulationOptions, IReactor> simulate, FetchFinding found, long seed)
    {
        var runs = 0;
        while (true)
        {
            var smaller = ProgramShrinker.Shrink(found.Program)
                .Where(static candidate => candidate.All().All(static operation => operation.Verb != Verb.Fetch || operation.Number < FetchKind.All.Count))
                .TakeWhile(_ => ++runs <= MostShrinkingRuns)
                .Select(candidate => Run(subject, simulate, candidate, seed).Finding)
                .FirstOrDefault(still => still is not null && still.Rule == found.Rule && IsClosed(still.Program) == IsClosed(found.Program));
            if (smaller is null)
            {
                return found;
            }

            found = smaller;
        }
    }

    private static PoetryCapability[] NeedsOf(string rule) => rule.StartsWith("P-PX", StringComparison.Ordinal) ? [PoetryCapability.PoemClient, PoetryCapability.Proxy]
        : rule.StartsWith("P-XF", StringComparison.Ordinal) ? [PoetryCapability.PoemClient, PoetryCapability.TransformClient]
        : [PoetryCapability.PoemClient];

    private static void Check(PoetryCheckContext context)
    {
        var batch = BatchOf(context);
        context.ProgramsRun = context.Rule == Rules[0] ? batch.Programs : 0;
        context.Count(batch.CasesOf(context.Rule));
        if (batch.FindingOf(context.Rule) is { } found)
        {
            context.Expect(false, found.Expected, found.Actual, found.Program.ToString(), FetchSnippet.Of(found));
        }
    }

    private static FetchBatch BatchOf(PoetryCheckContext context)
    {
        lock (Batches)
        {
            var known = Batches.GetOrCreateValue(context.Subject);
            var key = (context.Seed, context.Programs);
            return known.TryGetValue(key, out var batch) ? batch : known[key] = Run(context);
        }
    }

    private static FetchBatch Run(PoetryCheckContext context)
    {
        var batch = new FetchBatch();
        var kinds = KindsOf(context.Manifest);
        for (var number = 0; number < context.Programs; number++)
        {
            var program = FetchGenerator.Make(context.Seed, number, kinds);
            var result = Run(context.Subject, context.Simulate, program, number);
            batch.Count(result.Kinds);
            if (result.Finding is { } finding && batch.FindingOf(finding.Rule) is null)
            {
                batch.Add(Shrink(context.Subject, context.Simulate, finding, number));
            }
        }

        RunOnSockets(context, batch);
        return batch;
    }

    // What goes wrong here may take its time, so the first finding is the last. The simulated network has shown it in small, or cannot.
    private static void RunOnSockets(PoetryCheckContext context, FetchBatch batch)
    {
        var kinds = KindsOnSockets(context.Subject);
        for (var number = 0; number < Math.Min(context.Programs / OneOnSockets, MostOnSockets) && context.Create is { } create; number++)
        {
            var result = RunOnSockets(context.Subject, create, FetchGenerator.Make(context.Seed, number, kinds), context.Patience);
            batch.Count(result.Kinds);
            if (result.Finding is { } finding)
            {
                batch.Add(finding with { Expected = $"on real sockets, {finding.Expected}" });
                return;
            }
        }
    }

    // Without its end a program shows that things are not over, which proves nothing.
    private static bool IsClosed(DeferredProgram program) => program.Operations is [.., { Verb: Verb.Advance, Number: FetchGenerator.Closing }];
}
