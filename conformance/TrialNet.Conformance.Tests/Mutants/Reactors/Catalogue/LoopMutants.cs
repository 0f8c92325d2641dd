namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-CORE.</summary>
internal static class LoopMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-CORE-01", "Run does not return normally.", "R-CORE-01",
            new Edit(
                "ReactorBase",
                "if (_isStopRequested) { End(); } }",
                "if (_isStopRequested) { End(); throw new OperationCanceledException(); } }")),
        new(
            "N-R-CORE-02", "A reactor that does not run can be stopped.", "R-CORE-02",
            new Edit(
                "ReactorBase",
                "if (!_isLooping || _isStopRequested)",
                "if (_isStopRequested)")),
        new(
            "N-R-CORE-03", "Run inside Run ends the run that is under way.", "R-CORE-03",
            new Edit(
                "ReactorBase",
                "throw new ReactorAlreadyRunningException();",
                "_isLooping = false; throw new ReactorAlreadyRunningException();")),
        new(
            "N-R-CORE-04", "It says that it runs before it does.", "R-CORE-04",
            new Edit(
                "ReactorBase",
                "_isLooping = true;",
                "_isLooping = true; IsRunning = true;")),
        new(
            "M-65", "Run works again after a stop.", "R-CORE-05",
            new Edit(
                "ReactorBase",
                """
                if (_isStopRequested)
                        {
                            Volatile.Write(ref _ownerThread, 0);
                            throw new ReactorNotRestartableException();
                        }
                """,
                "_isStopRequested = false; _isShutdownFired = false;")),
        new(
            "N-R-CORE-06", "Crash runs the shutdown triggers.", "R-CORE-06",
            new Edit(
                "ReactorBase",
                "public void Crash() { VerifyThread();",
                "public void Crash() { VerifyThread(); _shutdown.Fire(static _ => { }, static _ => { });")),
        new(
            "N-R-CORE-07", "Triggers after an event run before those during it.", "R-CORE-07",
            new Edit(
                "SystemEventTriggers",
                "RunAll(ref _duringTriggers); RunAll(ref _afterTriggers);",
                "RunAll(ref _afterTriggers); RunAll(ref _duringTriggers);")),
        new(
            "N-R-CORE-08", "A trigger that has run can still be removed.", "R-CORE-08 R-CORE-12",
            new Edit(
                "SystemEventTriggers",
                "internal bool Remove(SystemEventTrigger trigger) => ListOf(trigger.Phase).Remove(trigger);",
                "internal bool Remove(SystemEventTrigger trigger) => ListOf(trigger.Phase).Remove(trigger) || true;")),
        new(
            "N-R-CORE-08b", "A trigger runs twice.", "R-CORE-08",
            new Edit(
                "SystemEventTriggers",
                "if (trigger.Call() is { } deferred && waiting is { } firing)",
                "_ = waiting is null ? trigger.Call() : null; if (trigger.Call() is { } deferred && waiting is { } firing)")),
        new(
            "M-66", "Stop runs the shutdown triggers itself.", "R-CORE-09",
            new Edit(
                "ReactorBase",
                "_isStopRequested = true; }",
                "_isStopRequested = true; _isShutdownFired = true; _shutdown.Fire(static reactor => reactor.DisconnectAll(), static reactor => reactor.EndWork()); }")),
        new(
            "M-67", "What triggers before an event return is not waited for.", "R-CORE-11",
            new Edit(
                "SystemEventTriggers",
                "WaitFor(deferred, firing);",
                "_ = (deferred, firing);")),
        new(
            "M-68", "A trigger that throws keeps the others from running.", "R-CORE-10",
            new Edit(
                "SystemEventTriggers",
                """
                ReactorBase.LogError(trigger.Scope, error, $"In a {trigger}");
                """,
                """
                ReactorBase.LogError(trigger.Scope, error, $"In a {trigger}"); _beforeTriggers = default; _duringTriggers = default; _afterTriggers = default;
                """)),
        new(
            "N-R-CORE-12", "A trigger that was removed runs.", "R-CORE-12",
            new Edit(
                "SystemEventTriggerList",
                "Unlink(before, trigger); return true;",
                "return true;")),
        new(
            "N-R-CORE-13", "CallWhenRunning calls later when it runs.", "R-CORE-13",
            new Edit(
                "ReactorBase",
                "if (IsRunning) { action(); return null; }",
                "if (IsRunning) { CallFromThread(action); return null; }")),
        new(
            "N-R-CORE-14", "The loop ends while it waits for a trigger before startup.", "R-CORE-14",
            new Edit(
                "ReactorBase",
                "while (_isLooping)",
                "while (_isLooping && IsRunning)")),
        new(
            "N-R-CORE-15", "An unknown phase is taken.", "R-CORE-15",
            new Edit(
                "ReactorBase",
                "if (phase is < SystemEventPhase.Before or > SystemEventPhase.After)",
                "if (phase is < SystemEventPhase.Before)")),
        new(
            "N-R-CORE-16", "Shutdown closes connections without a word.", "R-CORE-16",
            new Edit(
                "Connection",
                "internal override void DisconnectForShutdown() => Lose(ConnectionReasons.Shutdown());",
                "internal override void DisconnectForShutdown() => _channel.Close();")),
        new(
            "N-R-CORE-17", "Startup and shutdown count what they wait for together.", "R-CORE-17",
            new Edit(
                "SystemEventTriggers",
                "private int _awaited;",
                "[ThreadStatic] private static int _awaited;")),
        new(
            "N-R-CORE-18", "Iterate blocks though it is told not to.", "R-CORE-18",
            new Edit(
                "ReactorBase",
                "var activation = (ReferenceEquals(Scope.Current.Owner, this) ? Scope.Current : OwnScope).Enter();",
                "if (delay == TimeSpan.Zero) { delay = TimeSpan.FromSeconds(8); } var activation = (ReferenceEquals(Scope.Current.Owner, this) ? Scope.Current : OwnScope).Enter();")),
        new(
            "N-R-CORE-19", "Errors are swallowed.", "R-CORE-19",
            new Edit(
                "ReactorBase",
                "internal static void LogError(Scope scope, Exception error, string context) => scope.LogError(new Failure(error), context);",
                "internal static void LogError(Scope scope, Exception error, string context) => _ = (scope, error, context);")),
        new(
            "N-R-CORE-20", "It says to every thread that it is its own.", "R-CORE-20",
            new Edit(
                "ReactorBase",
                "return owner == 0 || owner == Environment.CurrentManagedThreadId;",
                "return owner == owner;")),
        new(
            "N-R-CORE-21", "The descriptors of the source stay open.", "R-CORE-21",
            new Edit(
                "ReadinessReactor",
                "_source?.Dispose();",
                "GC.KeepAlive(_source); GC.SuppressFinalize(_source ?? new object()); Kept.Add(_source);"),
            new Edit(
                "ReadinessReactor",
                "private IReadinessSource? _source;",
                "private IReadinessSource? _source; private static readonly System.Collections.Concurrent.ConcurrentBag<object?> Kept = [];")),
    ];
}
