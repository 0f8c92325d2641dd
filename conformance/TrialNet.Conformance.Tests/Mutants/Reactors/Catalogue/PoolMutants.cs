namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-THR, the pool of threads.</summary>
internal static class PoolMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-THR-07", "What work in a thread throws is not logged.", "R-THR-07",
            new Edit(
                "ThreadWork",
                """
                ReactorBase.LogError(Scope, error, $"{context}, given at {CreatedAt}"); return null;
                """,
                "_ = context; return null;")),
        new(
            "N-R-THR-08", "A failure of work comes home inside another.", "R-THR-08",
            new Edit(
                "ReactorBase.InThreads",
                "outcome = new Failure(error);",
                "outcome = new Failure(new AggregateException(error));")),
        new(
            "N-R-THR-09", "A blocking call does not wait for a Deferred.", "R-THR-09",
            new Edit(
                "BlockedCaller",
                "Deferred.Maybe(function).AddBoth(outcome =>",
                "var made = Deferred.Maybe(function); if (!made.IsCalled) { Abandon(); } made.AddBoth(outcome =>")),
        new(
            "N-R-THR-10", "Several pieces of work are done in the reverse of their order.", "R-THR-10",
            new Edit(
                "ReactorBase.InThreads",
                "Array.ForEach(all, static action => action());",
                "Array.ForEach([.. all.Reverse()], static action => action());")),
        new(
            "N-R-THR-11", "The pool starts with the first work, before Run.", "R-THR-11",
            new Edit(
                "ReactorBase.InThreads",
                "if (IsRunning) { _pool?.Start(); }",
                "_pool?.Start();")),
        new(
            "N-R-THR-11-LEAST", "The least number of threads is not kept.", "R-THR-11",
            new Edit(
                "WorkerPool",
                "(_count < _min || _waiting.Count > _idle + _fresh)",
                "_waiting.Count > _idle + _fresh")),
        new(
            "N-R-THR-12", "The callback of work in a thread is called on the reactor's.", "R-THR-12",
            new Edit(
                "ThreadWork",
                "if (then is not null && !_isReleased) {",
                "if (then is not null) { Reactor.CallFromThread(then); then = null; } if (then is not null && !_isReleased) {")),
        new(
            "N-R-THR-13", "The pool keeps the work that it has done.", "R-THR-13",
            new Edit(
                "ThreadWork",
                """
                "In work for a thread"); _body = null;
                """,
                """
                "In work for a thread");
                """),
            new Edit(
                "WorkerPool",
                "work.Run(); return true;",
                "_done.Add(work); work.Run(); return true;"),
            new Edit(
                "WorkerPool",
                "private int _count;",
                "private readonly List<IPoolWork> _done = []; private int _count;")),
    ];
}
