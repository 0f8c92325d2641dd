namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-10, async methods.</summary>
internal static class BodyMutants
{
    private const string Begin = """VerifyThread("be cancelled");""";

    private static string Elsewhere(string action) =>
        $"Task.Factory.StartNew({action}, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult()";

    internal static readonly Mutant[] All =
    [
        new("M-53", "A body gets a failure as the value of its wait.", "D-10.02",
            new Edit("AwaitedResult", "(result as Failure)?.Throw();", ""))
        {
            Shown = ["a = fail; m = body{await(a)}"],
        },
        new("M-54", "A body that waits for a ready Deferred is resumed by recursion.", "D-10.08",
            new Edit("DeferredAwaiter.T", "public bool IsCompleted => _chain.IsSettled;", "public bool IsCompleted => false;"),
            new Edit("CallbackChain.Awaiting", "_isAwaiting = true; WaitFor(inner);",
                "System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack(); _isAwaiting = true; WaitFor(inner);")),
        new("M-55", "Cancelling a body's Deferred fires it, and the body runs on.", "D-10.05",
            new Edit("CallbackChain", Begin,
                Begin +
                """
                if (_isAwaiting && !IsCalled)
                {
                    _dropsLateResult = true;
                    FireCancelled();
                    return;
                }

                """))
        {
            Shown = ["a = new; m = body{await(a)}; m.both{}; m.cancel"],
        },
        new("M-56", "An awaited failure is still reported for the Deferred that was awaited.", "D-10.04 D-12.02",
            new Edit("CallbackChain", "_result = null; WithdrawUnhandled(); } return result;", "_result = null; } return result;"))
        {
            Shown = ["a = fail; m = body{await(a)}"],
        },
        new("N-D-10.01", "A body does not start inside the call.", "D-10.01",
            new Edit("DeferredMethodBuilder.T", "using var scope = Scope.Keep(); default(AsyncTaskMethodBuilder).Start(ref stateMachine);",
                "GetBox(ref stateMachine);"))
        {
            Shown = ["m = body{}"],
        },
        new("N-D-10.04", "An await looks at the result and leaves it.", "D-10.04",
            new Edit("CallbackChain", "_result = null; WithdrawUnhandled(); } return result;", "WithdrawUnhandled(); } return result;"))
        {
            Shown = ["a = succeed; m = body{await(a)}; a.both{}"],
        },
        new("N-D-10.06", "A body can be cancelled once; later cancels do nothing.", "D-10.06",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; private bool _wasCancelled;"),
            new Edit("CallbackChain", Begin,
                Begin +
                """
                if (_isAwaiting)
                {
                    if (_wasCancelled)
                    {
                        return;
                    }

                    _wasCancelled = true;
                }

                """))
        {
            Shown = ["a = new; b = new; m = body{await(a); await(b)}; m.cancel; m.cancel"],
        },
        new("N-D-10.07", "The Deferred of a body is fired with null, whatever the body returns.", "D-10.07",
            new Edit("DeferredMethodBuilder.T", "CompleteAtOnce(ResultBox.From(result));", "CompleteAtOnce(null);"),
            new Edit("DeferredMethodBuilder.T", "box.End(ResultBox.From(result));", "box.End(null);"))
        {
            Shown = ["m = body{}; m.both{}", "a = new; m = body{await(a)}; a.fire; m.both{}"],
        },
        new("N-D-10.09", "Cancelling the Deferred of a body that has ended replaces its result.", "D-10.09 D-6.05",
            new Edit("CallbackChain", Begin,
                Begin +
                """
                if (OnlyFiredBy is not null && IsSettled)
                {
                    _result = new Failure(new CancelledException());
                    Run(this);
                    return;
                }

                """))
        {
            Shown = ["a = new; m = body{await(a)}; a.fire; m.cancel; m.both{}"],
        },
        new("N-D-10.10", "A Deferred that a body returns is the result.", "D-10.10",
            new Edit("CallbackChain", "if (inner is not null) { Join(inner.Chain); }", "if (inner is not null) { _result = inner; }"))
        {
            Shown = ["a = new; b = new; m = body{await(a) -> @b}; m.both{}; a.fire; b.fire"],
        },
        new("N-D-10.12", "An await throws the exception without the frames that it had.", "D-10.12",
            new Edit("AwaitedResult", "(result as Failure)?.Throw();", "if (result is Failure failure) { throw failure.Value; }")),
        new("N-D-10.13", "A body goes on with the ambient state of whoever fires.", "D-10.13",
            new Edit("StateMachineBox", "if (_context is { } context) {", "if (_context is { } context && context is null) {")),
        new("N-D-10.14", "The Deferred of a body keeps the body.", "D-10.14",
            new Edit("StateMachineBox", "_context = null; ForgetBody(); Complete(result);", "Complete(result);")),
        new("N-D-10.15", "A body is resumed on another thread.", "D-10.15",
            new Edit("CallbackChain", "_completesInLoop = true; ResumeBody();", "_completesInLoop = true; " + Elsewhere("ResumeBody") + ";"),
            new Edit("ContinuationStep", "continuation(); return null;", Elsewhere("continuation") + "; return null;")),
        new("N-D-10.16", "The finally blocks of an abandoned body run when it is collected, and again.", "D-10.16",
            new Edit("StateMachineBox.T", "private protected override void ForgetBody() => _stateMachine = default!;",
                """
                private protected override void ForgetBody() => _stateMachine = default!;

                ~StateMachineBox()
                {
                    if (IsCalled)
                    {
                        return;
                    }

                    try
                    {
                        var once = _stateMachine;
                        var again = _stateMachine;
                        AwaitedResult.Refuse(new Failure(new CancelledException()));
                        once.MoveNext();
                        AwaitedResult.Refuse(new Failure(new CancelledException()));
                        again.MoveNext();
                    }
                    catch (Exception)
                    {
                    }
                }
                """)),
    ];
}
