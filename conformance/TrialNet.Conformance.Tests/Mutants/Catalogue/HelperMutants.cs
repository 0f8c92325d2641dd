namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-9.</summary>
internal static class HelperMutants
{
    internal static readonly Mutant[] All =
    [
        new("M-52", "Maybe lets out what its function throws.", "D-9.03",
            new Edit("Deferred.Maybe", "AnyTask.Wrap(answer, file, line) ?? Succeed(answer, file, line); } catch (Exception error) {",
                "AnyTask.Wrap(answer, file, line) ?? Succeed(answer, file, line); } catch (Exception error) when (error is null) {"),
            new Edit("Deferred.Factories", "return Succeed(function(), file, line); } catch (Exception error) {",
                "return Succeed(function(), file, line); } catch (Exception error) when (error is null) {"))
        {
            Shown = ["a = maybe{-> throw}"],
        },
        new("N-D-9.01", "Fail puts the exception into another one.", "D-9.01",
            new Edit("Deferred.Factories", "deferred.Errback(error, file, line);",
                "deferred.Errback(new InvalidOperationException(string.Empty, error), file, line);"))
        {
            Shown = ["a = fail; a.both{}"],
        },
        new("N-D-9.02", "Execute lets out what its function throws.", "D-9.02",
            new Edit("Deferred.Factories", "return Succeed(function(), file, line); } catch (Exception error) {",
                "return Succeed(function(), file, line); } catch (Exception error) when (error is null) {"))
        {
            Shown = ["a = execute{-> throw}"],
        },
        new("N-D-9.03", "Maybe gives another Deferred than the one its function returned.", "D-9.03",
            new Edit("Deferred.Maybe", "var answer = function(); return AnyTask.Wrap(answer, file, line) ??",
                "var answer = function(); return (answer is Deferred<object?> given ? Succeed<object?>(null).AddCallback((object? _) => given) : AnyTask.Wrap(answer, file, line)) ??"))
        {
            Shown = ["a = new; b = maybe{-> @a}"],
        },
        new("N-D-9.04", "Ensure takes a plain value for an answer.", "D-9.04",
            new Edit("Deferred.Maybe", "?? throw new ArgumentException($\"A {TypeName.Of(answer.GetType())}",
                "?? Succeed(answer) ?? throw new ArgumentException($\"A {TypeName.Of(answer.GetType())}")),
        new("N-D-9.05", "AsTask leaves the result to the chain as well.", "D-9.05",
            new Edit("TaskStep", "_completion.TrySetException(outcome.Failure.Value); } return null;",
                "_completion.TrySetException(outcome.Failure.Value); } return result;")),
        new("N-D-9.06", "Cancelling the token that was given for a task leaves the Deferred alone.", "D-9.06",
            new Edit("CancellationStep", "using var scope = chain.Scope.Enter(); chain.Cancel();", "using var scope = chain.Scope.Enter();")),
        new("N-D-9.07", "A Deferred made from a task is fired on the thread on which the task ends.", "D-9.07",
            new Edit("TaskBridge", "if (chain.Scope.Owner is { InOwnThread: false } owner) { owner.CallFromThread(() => chain.Fire(result, file, line)); }",
                "if (chain.Scope.Owner is { InOwnThread: false } owner) { chain.Fire(result, file, line); }"),
            new Edit("CallbackChain", "if (Scope.Owner is { InOwnThread: false }) { throw WrongThread(action); }", "")),
        new("N-D-9.08", "Cancelling what DeferLater gave leaves its timer.", "D-9.08",
            new Edit("DelayedFiring", "private void Stop(Deferred deferred) => _timer!.Stop();", "private void Stop(Deferred deferred) => GC.KeepAlive(deferred);"))
        {
            Shown = ["a = later(2){}; a.both{}; a.cancel"],
        },
        new("N-D-9.09", "The errback that logs takes the failure for handled.", "D-9.09",
            new Edit("Deferred.Factories", """Scope.Current.LogError(failure, "An errback logged a failure"); return failure;""",
                """Scope.Current.LogError(failure, "An errback logged a failure"); return new Failure(new InvalidOperationException());"""))
        {
            Shown = ["a = new; a.log; a.both{}; a.err"],
        },
    ];
}
