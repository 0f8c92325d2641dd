using TrialNet.Fixtures.SideBySide;
using TrialNet.Reactor.Benchmarks.Peers;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>The rows about Deferreds, with what they promise.</summary>
internal static class DeferredRows
{
    public const string Twisted = "Twisted";

    private const string Ours = "Deferred";
    private const string Continuations = "ContinueWith, sync";
    private const string Methods = "async Task methods";
    private const string Tasks = "Task";
    private const string WhenAll = "Task.WhenAll";

    public static IReadOnlyList<Row> All(Peer twisted) => [.. Promised(twisted), .. Parts(twisted), .. Failures()];

    private static IEnumerable<Row> Promised(Peer twisted) =>
    [
        new(
            "chain of 10 callbacks, fired; per stage",
            ChainWork.Stages,
            Contender.Here(Ours, ChainWork.Fire),
            [twisted.Case("chain"), Contender.Here(Continuations, ChainWork.FireContinuations), InReactor.Here(ChainWork.Fire)],
            Limit.FasterThan(Twisted, gate: 6, aim: 10),
            Limit.TimeOf(Continuations, gate: 1.0, aim: 0.5)),
        new(
            "chain of 10 passing a reference; whole",
            1,
            Contender.Here(Ours, ChainWork.FireStrings),
            [
                twisted.Case("chain_of_strings"),
                Contender.Here(Continuations, ChainWork.FireStringContinuations),
                Contender.Here(Methods, ChainWork.FireStringMethods),
            ],
            Limit.BytesOf(Continuations, gate: 0.6, aim: 0.5),
            Limit.TimeOf(Methods, gate: 0.5, aim: 0.35)),
        new(
            "await of 10 fired later; per await",
            AwaitWork.Waits,
            Contender.Here(Ours, AwaitWork.Deferreds),
            [
                twisted.Case("await_later"),
                Contender.Here(Tasks, AwaitWork.Tasks),
                InReactor.Here(AwaitWork.Deferreds),
                Contender.Here("Deferred in async Task", AwaitWork.DeferredsInTask),
            ],
            Limit.FasterThan(Twisted, gate: 6, aim: 12),
            Limit.TimeOf(Tasks, gate: 1.6, aim: 1.2)),
        new(
            "list of 100, fired one by one; per member",
            ListWork.Members,
            Contender.Here(Ours, ListWork.List),
            [twisted.Case("gather"), Contender.Here(WhenAll, ListWork.WhenAll), Contender.Here("Deferred.Gather", ListWork.Gather)],
            Limit.FasterThan(Twisted, gate: 8, aim: 16),
            Limit.TimeOf(WhenAll, gate: 2.5, aim: 1.5)),
    ];

    private static IEnumerable<Row> Parts(Peer twisted) =>
    [
        new("create", 1, Contender.Here(Ours, LifeWork.Create), [twisted.Case("create"), Contender.Here(Tasks, LifeWork.CreateTask), InReactor.Here(LifeWork.Create)]),
        new(
            "create, 1 callback, fire",
            1,
            Contender.Here(Ours, LifeWork.OneCallback),
            [twisted.Case("one_callback"), Contender.Here(Continuations, LifeWork.OneContinuation)]),
        new(
            "fired, then 10 callbacks; per stage",
            ChainWork.Stages,
            Contender.Here(Ours, ChainWork.AddToFired),
            [twisted.Case("fired_adds"), Contender.Here(Continuations, ChainWork.ContinueCompleted)]),
        new("10 errbacks and a failure; per stage", ChainWork.Stages, Contender.Here(Ours, ChainWork.Fail), [twisted.Case("errbacks")]),
        new(
            "10 nested, inner ones fired; per stage",
            NestWork.Stages,
            Contender.Here(Ours, NestWork.Now),
            [twisted.Case("nested_now"), Contender.Here(Methods, NestWork.TasksNow)]),
        new(
            "10 nested, inner ones fired later; per stage",
            NestWork.Stages,
            Contender.Here(Ours, NestWork.Later),
            [twisted.Case("nested_later"), Contender.Here(Methods, NestWork.TasksLater)]),
        new(
            "nest of depth 1,000, leaf fired; per level",
            NestWork.Depth,
            Contender.Here(Ours, NestWork.Deep),
            [twisted.Case("deep_nest"), Contender.Here(Methods, NestWork.DeepMethods)]),
        new(
            "cancel, with a canceller and an errback",
            1,
            Contender.Here(Ours, LifeWork.Cancel),
            [twisted.Case("cancel"), Contender.Here("CancellationToken", LifeWork.CancelTask)]),
    ];

    // Keeping track of failures that nobody handles costs nothing where nothing fails: not a byte, and no time that can be seen.
    private static IEnumerable<Row> Failures() =>
    [
        new(
            "success where failures are held",
            1,
            Contender.Here("holding scope", LifeWork.OneCallbackWhereFailuresAreHeld),
            [Contender.Here("default scope", LifeWork.OneCallback)],
            Limit.BytesOf("default scope", gate: 1.0, aim: 1.0),
            Limit.TimeOf("default scope", gate: 1.25, aim: 1.1)),
        new(
            "failure handled after it stood unhandled",
            1,
            Contender.Here("holding scope", LifeWork.FailureHandledLate),
            [
                Contender.Here("default scope", LifeWork.FailureHandledLateByDefault),
                Contender.Here("handled at once", LifeWork.HandledFailure),
                Contender.Here("no failure", LifeWork.OneCallback),
            ]),
    ];
}
