using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-ONE-03: the pace of the slow server.</summary>
internal static class SlowServerChecks
{
    private const int Clients = 40;
    private const int ChunkSize = 7;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.3);

    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        PoetryCheck.Of("P-ONE-03", PoetryCapability.SlowServer, SendsItsBytesAtEachInterval),
        PoetryCheck.Of("P-ONE-03", PoetryCapability.SlowServer, ServesManyAtATime),
        PoetryCheck.Of("P-ONE-03", PoetryCapability.SlowServer, HoldsUpNothing),
    ];

    private static int Steps => (Poems.Plain.Length + ChunkSize - 1) / ChunkSize;

    private static void SendsItsBytesAtEachInterval(PoetryCheckContext context) => context.Play(Networks.Steady, scene =>
    {
        var visitor = scene.Visit(scene.Listen(context.Subject.CreateSlowServer(scene.Reactor, Poems.Plain, ChunkSize, Interval)));
        scene.AdvanceUntil(() => visitor.IsOver, 200, 1);
        context.Expect(
            visitor.Chunks.SkipLast(1).All(static chunk => chunk.Count == ChunkSize),
            $"each interval brings {ChunkSize} bytes",
            $"they bring {string.Join(", ", visitor.Chunks.Select(static chunk => chunk.Count).Distinct())}");
        var gaps = visitor.Chunks.Zip(visitor.Chunks.Skip(1), static (first, second) => second.At - first.At).ToList();
        context.Expect(
            gaps.Count == Steps - 1 && gaps.TrueForAll(static gap => (gap - Interval).Duration() < TimeSpan.FromMilliseconds(5)),
            $"there are {Interval.TotalSeconds} s between two chunks",
            gaps.Count == 0 ? "all comes at once" : $"there are from {gaps.Min().TotalSeconds:0.000} to {gaps.Max().TotalSeconds:0.000} s between {gaps.Count + 1} chunks");
    });

    private static void ServesManyAtATime(PoetryCheckContext context) => context.Play(Networks.Steady, scene =>
    {
        var address = scene.Listen(context.Subject.CreateSlowServer(scene.Reactor, Poems.Plain, ChunkSize, Interval));
        var visitors = Enumerable.Range(0, Clients).Select(_ => scene.Visit(address)).ToList();
        var one = TimeSpan.FromSeconds(Steps * Interval.TotalSeconds);
        scene.AdvanceUntil(() => visitors.TrueForAll(static visitor => visitor.IsOver), one.TotalSeconds + 2, 1);
        var late = visitors.Count(static visitor => !visitor.IsClean);
        context.Expect(
            late == 0,
            $"{Clients} clients of a slow server take no longer than one: {one.TotalSeconds:0.0} s",
            $"{late} of them have not come to the end {2} s later");
        context.Expect(
            visitors.TrueForAll(static visitor => visitor.Received.AsSpan().SequenceEqual(Poems.Plain)),
            "each of many clients gets the whole poem",
            "some get another");
    });

    private static void HoldsUpNothing(PoetryCheckContext context) => context.Play(Networks.Steady, scene =>
    {
        scene.Visit(scene.Listen(context.Subject.CreateSlowServer(scene.Reactor, Poems.Plain, ChunkSize, Interval)));
        var late = TimeSpan.Zero;
        var due = scene.Now;
        var calls = 0;
        void Tick()
        {
            late = TimeSpan.FromTicks(Math.Max(late.Ticks, (scene.Now - due).Ticks));
            calls++;
            due = scene.Now + TimeSpan.FromSeconds(0.1);
            scene.Reactor.CallLater(TimeSpan.FromSeconds(0.1), Tick);
        }

        Tick();
        scene.Advance(10);
        context.Expect(
            late == TimeSpan.Zero && calls >= 100,
            "timers of others are on time while a slow server waits",
            $"there were {calls} calls in 10 s, and the latest came {late.TotalSeconds} s late");
    });
}
