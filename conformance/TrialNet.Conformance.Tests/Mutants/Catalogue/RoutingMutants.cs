namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-2.</summary>
internal static class RoutingMutants
{
    internal static readonly Mutant[] All =
    [
        new("M-06", "The errback of a pair also gets what the callback of that pair throws.", "D-2.05",
            new Edit("PairStep", "return ResultBox.From(onValue(ResultBox.To<T>(result)));",
                """
                try
                {
                    return ResultBox.From(onValue(ResultBox.To<T>(result)));
                }
                catch (Exception error) when (onFailure is not null)
                {
                    return ResultBox.From(onFailure(new Failure(error)));
                }

                """))
        {
            Shown = ["a = new; a.pair{-> throw}{}; a.both{}; a.fire"],
        },
        new("M-07", "What a callback throws comes out of the call that fires.", "D-2.03",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; private Exception? _thrown;"),
            new Edit("CallbackChain", "next = new Failure(error);", "next = new Failure(error); _thrown = error;"),
            new Edit("CallbackChain", "if (StoreFromOutside(result, file, line)) { Run(this); }",
                """
                if (StoreFromOutside(result, file, line))
                {
                    Run(this);
                    if (_thrown is { } thrown)
                    {
                        _thrown = null;
                        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
                    }
                }
                """))
        {
            Shown = ["a = new; a.both{-> throw}; a.both{}; a.fire"],
        },
        new("M-08", "A failure that a callback returns is a value like any other.", "D-2.04",
            new Edit("CallbackChain", "next = step.Run(this, _result, ref handOver);",
                """
                next = step.Run(this, _result, ref handOver);
                if (next is Failure && !ReferenceEquals(next, _result))
                {
                    next = Tuple.Create(next);
                }

                """))
        {
            Shown = ["a = new; a.both{-> failure}; a.both{}; a.fire"],
        },
        new("M-09", "AddErrback leaves null where a value passes.", "D-2.06",
            new Edit("PairStep", "if (onValue is null) { return result; }", "if (onValue is null) { return null; }"))
        {
            Shown = ["a = new; a.errback{}; a.both{}; a.fire"],
        },
        new("M-10", "AddBoth is there for values only.", "D-2.07",
            new Edit("BothStep", "ResultBox.From(onEither(Outcome<T>.Open(result)));",
                "result is Failure ? result : ResultBox.From(onEither(Outcome<T>.Open(result)));"))
        {
            Shown = ["a = new; a.both{}; a.err"],
        },
        new("M-11", "An errback that returns null leaves the failure.", "D-2.08",
            new Edit("PairStep", "onFailure is null ? failure : ResultBox.From(onFailure(failure));",
                "onFailure is null ? failure : ResultBox.From(onFailure(failure)) ?? failure;"))
        {
            Shown = ["a = new; a.errback{-> null}; a.both{}; a.err"],
        },
        new("M-12", "An errback gets the extra arguments of the callback.", "D-2.09")
        {
            Open = static () => new ArgumentsSubject(isBroken: true),
        },
        new("M-13", "Callback gives a failure to the value side.", "D-2.11",
            new Edit("Deferred.T", "Chain.Fire(ResultBox.From(value), file, line);",
                "Chain.Fire(value is Failure ? Tuple.Create(value) : ResultBox.From(value), file, line);"))
        {
            Shown = ["a = new; a.both{}; a.fire(failure)"],
        },
        new("M-14", "An OperationCanceledException is not captured.", "D-2.13",
            new Edit("CallbackChain", "catch (Exception error) { // D-2.13: every exception becomes a failure of the chain.",
                "catch (Exception error) when (error is not OperationCanceledException) {"))
        {
            Shown = ["a = new; a.both{-> throw cancelled}; a.both{}; a.fire"],
        },
        new("N-D-2.01", "A callback gets the exception of a failure as its value.", "D-2.01",
            new Edit("CallbackStep", "result is Failure ? result : ResultBox.From(onValue(ResultBox.To<T>(result)));",
                "ResultBox.From(onValue(ResultBox.To<T>(result is Failure failure ? failure.Value : result)));"))
        {
            Shown = ["a = new; a.callback{}; a.err"],
        },
        new("N-D-2.02", "After the errback of a pair its callback runs too.", "D-2.02",
            new Edit("PairStep", "return onFailure is null ? failure : ResultBox.From(onFailure(failure));",
                """
                if (onFailure is null)
                {
                    return failure;
                }

                var handled = ResultBox.From(onFailure(failure));
                return onValue is null ? handled : ResultBox.From(onValue(ResultBox.To<T>(handled)));
                """))
        {
            Shown = ["a = new; a.pair{}{}; a.both{}; a.err"],
        },
        new("N-D-2.10", "A pair without an errback handles failures, with nothing.", "D-2.10",
            new Edit("CallbackStep", "result is Failure ? result :", "result is Failure ? null :"),
            new Edit("PairStep", "return onFailure is null ? failure :", "return onFailure is null ? null :"))
        {
            Shown = ["a = new; a.callback{}; a.both{}; a.err"],
        },
        new("N-D-2.10b", "AddCallbacks without an errback handles failures, AddCallback does not.", "D-2.10",
            new Edit("PairStep", "return onFailure is null ? failure :", "return onFailure is null ? null :"))
        {
            Shown = ["a = new; a.pair{}; a.both{}; a.err"],
        },
        new("N-D-2.12", "Errback puts an exception that was never thrown into another one.", "D-2.12",
            new Edit("Deferred", "Chain.Fire(new Failure(error), file, line);",
                "Chain.Fire(new Failure(new InvalidOperationException(string.Empty, error)), file, line);"))
        {
            Shown = ["a = new; a.both{}; a.err"],
        },
    ];
}
