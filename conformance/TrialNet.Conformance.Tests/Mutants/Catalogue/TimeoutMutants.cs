namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-7.</summary>
internal static class TimeoutMutants
{
    internal static readonly Mutant[] All =
    [
        new("M-38", "A timeout stays a CancelledException.", "D-7.02",
            new Edit("TimeoutStep", "return _hasExpired ? Translate(result, allowed) : result;",
                "return _hasExpired && GetType() != typeof(TimeoutStep) ? Translate(result, allowed) : result;"))
        {
            Shown = ["a = new; a.timeout(1); a.both{}; advance(1)"],
        },
        new("M-39", "A Cancel before the time is out becomes a TimeoutException.", "D-7.04",
            new Edit("TimeoutStep", "return _hasExpired ? Translate(result, allowed) : result;", "return Translate(result, allowed);"))
        {
            Shown = ["a = new; a.timeout(1); a.both{}; a.cancel"],
        },
        new("M-40", "The timer is never taken away.", "D-7.03",
            new Edit("TimeoutStep", "_timer?.Stop();", ""))
        {
            Shown = ["a = new; a.timeout(1); a.fire"],
        },
        new("M-41", "A timeout replaces every failure.", "D-7.07",
            new Edit("TimeoutStep", "result is Failure { Value: CancelledException cancelled }", "result is Failure { Value: var cancelled }"))
        {
            Shown = ["a = new{a.err}; a.timeout(1); a.both{}; advance(1)"],
        },
        new("N-D-7.01", "A timeout takes twice its time.", "D-7.01",
            new Edit("TimeoutStep", "_timer.Set(clock, allowed);", "_timer.Set(clock, allowed * 2);"))
        {
            Shown = ["a = new; a.timeout(1); a.both{}; advance(1)"],
        },
        new("N-D-7.03", "The timer is taken away when a value passes, not when a failure does.", "D-7.03",
            new Edit("TimeoutStep", "_timer?.Stop();", "if (result is not Failure) { _timer?.Stop(); }"))
        {
            Shown = ["a = new; a.timeout(1); a.err"],
        },
        new("N-D-7.05", "A timeout goes on until the chain has come to its end.", "D-7.05",
            new Edit("TimeoutStep", "_timer?.Stop();", "chain.Guard = _timer;"),
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; internal ChainTimer? Guard;"),
            new Edit("CallbackChain", "private void Settle() {",
                "private void Settle() { if (_first is null && _waitingOn is null && !_running) { Guard?.Stop(); }"))
        {
            Shown = ["a = new; b = new; a.timeout(2); a.both{-> @b}; a.both{}; a.fire; advance(5); b.fire"],
        },
        new("N-D-7.06", "The hook of a timeout is called for failures only.", "D-7.06",
            new Edit("TimeoutHookStep", "ResultBox.From(onTimeoutCancel(", "result is not Failure ? result : ResultBox.From(onTimeoutCancel("))
        {
            Shown = ["a = new{a.fire}; a.timeout(1){}; a.both{}; advance(1)"],
        },
        new("N-D-7.08", "After a timeout even a value becomes a TimeoutException.", "D-7.08",
            new Edit("TimeoutStep", "? new Failure(new TimeoutException(", "|| result is not Failure ? new Failure(new TimeoutException("),
            new Edit("TimeoutStep", "result is Failure { Value: CancelledException cancelled }", "result is Failure { Value: CancelledException }"),
            new Edit("TimeoutStep", "s.\"), cancelled))", "s.\")))"))
        {
            Shown = ["a = new; a.errback{-> null}; a.timeout(1); a.both{}; advance(1)"],
        },
        new("N-D-7.09", "When the time is out nothing is done to a Deferred that waits.", "D-7.09",
            new Edit("TimeoutStep", "chain.Cancel();", "if (chain.LastOfWait() == chain) { chain.Cancel(); }"))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.timeout(1); a.both{}; a.fire; advance(1)"],
        },
        new("N-D-7.10", "The late result of a Deferred that timed out is refused.", "D-7.10",
            new Edit("TimeoutStep", "chain.Cancel();", "chain.Cancel(); chain.RefuseLateResult();"),
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; internal void RefuseLateResult() => _dropsLateResult = false;"))
        {
            Shown = ["a = new; a.timeout(1); a.errback{}; advance(1); a.fire"],
        },
        new("N-D-7.11", "A second timeout takes the place of the first.", "D-7.11",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; internal TimeoutStep? Timeout;"),
            new Edit("TimeoutStep", "chain.Add(this); _timer?.Begin();",
                "chain.Timeout?._timer?.Stop(); chain.Timeout = this; chain.Add(this); _timer?.Begin();"))
        {
            Shown = ["a = new; a.timeout(1); a.timeout(2); a.both{}; advance(1)"],
        },
        new("N-D-7.12", "A timeout on a Deferred with a free result leaves a timer.", "D-7.12",
            new Edit("TimeoutStep", "if (!chain.IsSettled) {", "chain.Add(this); if (clock is not null) {"),
            new Edit("TimeoutStep", "chain.Add(this); _timer?.Begin();", "_timer?.Begin();"))
        {
            Shown = ["a = succeed; a.timeout(1)"],
        },
        new("N-D-7.13", "A time of zero runs out inside the call.", "D-7.13",
            new Edit("TimeoutStep", "chain.Add(this); _timer?.Begin();",
                "chain.Add(this); _timer?.Begin(); if (allowed == TimeSpan.Zero) { ((ITimerTarget)this).TimeIsUp(); }"))
        {
            Shown = ["a = new; a.timeout(0); a.both{}; advance(0)"],
        },
    ];
}
