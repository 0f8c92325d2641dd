using System.Runtime.CompilerServices;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Poetry.Checks;
using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Programs;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>
/// Random programs of Deferreds that are a client's, on a simulated network, judged by the model. All rules that they can break are
/// looked at in one run of them.
/// </summary>
internal static class FetchPrograms
{
    private const int MostShrinkingRuns = 600;

    private static readonly string[] Rules = ["P-ONE-05", "P-ONE-06", "P-ONE-07", "P-ONE-08", "P-XF-06", "P-PX-05", "P-PX-06", "P-PX-07"];

    // The runs of a subject, which eight checks share.
    private static readonly ConditionalWeakTable<PoetrySubject, Dictionary<(ulong Seed, int Programs), FetchBatch>> Batches = [];

    internal static IReadOnlyList<PoetryCheck> All { get; } =
        [.. Rules.Select(static rule => new PoetryCheck(rule, NeedsOf(rule), Check) { Means = "programs" })];

    /// <summary>The kinds of server from which a stack can fetch.</summary>
    internal static IReadOnlyList<int> KindsOf(PoetryManifest manifest) =>
        [.. Enumerable.Range(0, FetchKind.All.Count).Where(kind => FetchKind.All[kind].Needs.All(manifest.Has))];

    /// <summary>Runs one program.</summary>
    /// <param name="subject">The stack.</param>
    /// <param name="simulate">Makes the reactor.</param>
    /// <param name="program">The program.</param>
    /// <param name="seed">That of the network.</param>
    /// <param name="kinds">From whom it fetched.</param>
    internal static FetchFinding? Run(
        PoetrySubject subject, Func<SimulationOptions, IReactor> simulate, DeferredProgram program, long seed, out IReadOnlyList<FetchKind> kinds)
    {
        FetchFinding? finding = null;
        IReadOnlyList<FetchKind> fetched = [];
        PoetryScene.Play(simulate, SimulationOptions.Choppy with { Seed = seed, TraceLength = 0 }, scene =>
            finding = FetchRun.Of(subject, program, new SimulatedStage(scene), out fetched));
        kinds = fetched;
        return finding;
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
                .Select(candidate => Run(subject, simulate, candidate, seed, out _))
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
        context.ProgramsRun = context.Rule == Rules[0] ? context.Programs : 0;
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
            var finding = Run(context.Subject, context.Simulate, program, number, out var fetched);
            batch.Count(fetched);
            if (finding is not null && batch.FindingOf(finding.Rule) is null)
            {
                batch.Add(Shrink(context.Subject, context.Simulate, finding, number));
            }
        }

        return batch;
    }

    // Without its end a program shows that things are not over, which proves nothing.
    private static bool IsClosed(DeferredProgram program) => program.Operations is [.., { Verb: Verb.Advance, Number: FetchGenerator.Closing }];
}
