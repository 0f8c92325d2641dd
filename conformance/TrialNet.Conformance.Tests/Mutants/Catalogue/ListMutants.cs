namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-8.</summary>
internal static class ListMutants
{
    internal static readonly Mutant[] All =
    [
        new("M-42", "A list has its outcomes in the order in which they came.", "D-8.02",
            new Edit("ListChain", "outcomes[index] = outcome;", "outcomes[outcomes.Length - _open] = outcome;"))
        {
            Shown = ["a = new; b = new; l = list(a, b); l.both{}; b.fire; a.fire"],
        },
        new("M-43", "A list of no members is never fired.", "D-8.03",
            new Edit("ListChain", "else if (!Has(DeferredListOptions.FireOnOneCallback)) {", "else if (_open > 0) {"))
        {
            Shown = ["l = list(); l.both{}"],
        },
        new("M-44", "A list that fails on the first failure fails with that failure itself.", "D-8.05",
            new Edit("ListChain", "new Failure(FailFirst(index, outcome.Failure))", "outcome.Failure"))
        {
            Shown = ["a = new; l = list(a | errback); l.both{}; a.err"],
        },
        new("M-45", "A list that consumes errors takes them for successes.", "D-8.06",
            new Edit("ListChain", "Outcome<T>.Read(result);",
                "Outcome<T>.Read(result is Failure && Has(DeferredListOptions.ConsumeErrors) ? null : result);"))
        {
            Shown = ["a = new; l = list(a | consume); l.both{}; a.err"],
        },
        new("M-46", "A list that is to consume errors leaves them.", "D-8.06 D-12.02",
            new Edit("ListChain", "return result is Failure && Has(DeferredListOptions.ConsumeErrors) ? null : result;", "return result;"))
        {
            Shown = ["a = new; l = list(a | consume); a.err; a.both{}"],
        },
        new("M-47", "Cancelling a list cancels its first member only.", "D-8.08",
            new Edit("MemberCancellation", "new MemberCancellation(watcher.Members, watcher, null);",
                "new MemberCancellation(watcher is { Members: [var first, ..] } ? [first] : [], watcher, null);"))
        {
            Shown = ["a = new; b = new; l = list(a, b); b.both{}; l.cancel"],
        },
        new("M-48", "Cancelling a list that was fired by its first success cancels the rest.", "D-8.09",
            new Edit("WatcherChain", "Members = []; handOver = this;", "handOver = this;"),
            new Edit("CallbackChain", """VerifyThread("be cancelled");""",
                """VerifyThread("be cancelled"); if (this is WatcherChain { IsCalled: true } over) { MemberCancellation.CancelAllOf(over); }"""))
        {
            Shown = ["a = new; b = new{}; l = list(a, b | callback); a.fire; l.cancel"],
        },
        new("M-49", "Gather gives outcomes.", "D-8.11",
            new Edit("GatherChain", "return values;", "return values is null ? values! : new DeferredListResult<T>(outcomes);"))
        {
            Shown = ["a = new; g = gather(a); g.both{}; a.fire"],
        },
        new("M-50", "A race leaves the losers running.", "D-8.14",
            new Edit("RaceChain", "MemberCancellation.CancelAllBut(winner, Members);", ""))
        {
            Shown = ["a = new; b = new{}; r = race(a, b); a.fire"],
        },
        new("M-51", "A race cancels the winner too.", "D-8.14 D-8.10",
            new Edit("RaceChain", "return result is Failure ? null : result;",
                "return result is Failure ? null : handOver is not null ? new Failure(new CancelledException()) : result;"))
        {
            Shown = ["a = new; r = race(a); a.both{}; a.fire"],
        },
        new("N-D-8.01", "A list fails when a member does.", "D-8.01",
            new Edit("ListChain", "if (outcome.IsFailure && Has(DeferredListOptions.FireOnOneErrback)) {",
                "if (outcome.IsFailure && !Has(DeferredListOptions.FireOnOneCallback)) {"))
        {
            Shown = ["a = new; l = list(a); l.both{}; a.err"],
        },
        new("N-D-8.04", "The position of a first success is that of the member's last occurrence.", "D-8.04",
            new Edit("ListChain", "SucceedFirst(index, outcome.Value)", "SucceedFirst(Array.LastIndexOf(Members, member), outcome.Value)"))
        {
            Shown = ["a = new; l = list(a, a | callback); l.both{}; a.fire"],
        },
        new("N-D-8.07", "A list that waits for a first success is not fired if none comes.", "D-8.07",
            new Edit("ListChain", "else if (isLast) {", "else if (isLast && !Has(DeferredListOptions.FireOnOneCallback)) {"))
        {
            Shown = ["a = new; l = list(a | callback); l.both{}; a.err"],
        },
        new("N-D-8.10", "A list takes the values of its members.", "D-8.10",
            new Edit("ListChain", "return result is Failure && Has(DeferredListOptions.ConsumeErrors) ? null : result;",
                "return result is Failure && !Has(DeferredListOptions.ConsumeErrors) ? result : null;"))
        {
            Shown = ["a = new; l = list(a); a.both{}; a.fire"],
        },
        new("N-D-8.12", "Members are watched from the last to the first.", "D-8.12",
            new Edit("WatcherChain", "for (var index = 0; index < members.Length; index++) {", "for (var index = members.Length - 1; index >= 0; index--) {"))
        {
            Shown = ["a = succeed; b = succeed; l = list(a, b | callback); l.both{}"],
        },
        new("N-D-8.13", "What a member does after the list was fired fires it again.", "D-8.13",
            new Edit("ListChain", "if (_outcomes is { } outcomes && !IsCalled) {",
                "if (IsCalled) { throw new AlreadyCalledException(); } if (_outcomes is { } outcomes && !IsCalled) {")),
        new("N-D-8.15", "A race fails with the failures in the order in which they came.", "D-8.15",
            new Edit("RaceChain", "Array.ConvertAll(Members, loser => _failures[loser]);", "_failures.Values.ToArray();"))
        {
            Shown = ["a = new; b = new; r = race(a, b); r.both{}; b.err; a.err"],
        },
        new("N-D-8.16", "A member that its canceller lets succeed wins a race that was cancelled.", "D-8.16",
            new Edit("RaceChain", "_isDecided = true; base.BeginCancelling();", "base.BeginCancelling();"))
        {
            Shown = ["a = new{a.fire}; r = race(a); r.both{}; r.cancel"],
        },
        new("N-D-8.17", "A race of no members is never decided.", "D-8.17",
            new Edit("Deferred.Lists", "members.Length == 0 ? throw", "members.Length < 0 ? throw"))
        {
            Shown = ["r = race()"],
        },
        new("N-D-8.18", "The sequence of members is read twice.", "D-8.18",
            new Edit("MemberList", "foreach (var member in copy) { member?.VerifyCurrent(); }",
                "foreach (var member in members) { member?.VerifyCurrent(); }")),
    ];
}
