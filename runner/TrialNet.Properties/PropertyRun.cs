using System.Reflection;
using FsCheck;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Properties;

/// <summary>Runs the cases of one property in the test's reactor. Threading: the reactor's own thread, but for what says otherwise.</summary>
internal sealed class PropertyRun
{
    private readonly TestContext _context;
    private readonly TestCase _instance;
    private readonly MethodInfo _method;
    private readonly IReactor _reactor;
    private readonly Scope _scope;
    private readonly ExecutionContext? _flow = ExecutionContext.Capture();
    private readonly CaseExchange _exchange;
    private readonly Search _search;
    private readonly Thread _thread;
    private readonly Deferred<Unit> _over;
    private readonly int _kept;
    private readonly bool _waits;
    private Deferred<CaseOutcome>? _running;
    private Exception? _searchError;
    private SkipTestException? _skip;
    private bool _isTaking;
    private bool _isGivenUp;

    internal PropertyRun(PropertyAttribute mark, TestContext context, TestCase instance, MethodInfo method)
    {
        (_context, _instance, _method, _reactor, _scope) = (context, instance, method, context.Reactor, context.Scope);
        _waits = _reactor is ISimulation;
        _kept = context.Cleanups.Count;
        _exchange = new CaseExchange(Tell);
        _search = new Search(mark, method, _exchange, SeedOf(context), context.TimeLimit);
        _over = new Deferred<Unit>(GiveUp);
        _thread = new Thread(RunSearch) { IsBackground = true, Name = $"FsCheck {method.Name}" };
    }

    /// <summary>Begins.</summary>
    /// <returns>Fires when it is known whether the property holds.</returns>
    internal Deferred Start()
    {
        _thread.Start();
        if (_waits)
        {
            TakeCases();
        }

        return _over;
    }

    // In a simulation everything follows from its seed; each test has data of its own.
    private static Rnd? SeedOf(TestContext context)
    {
        if (context.Reactor is not ISimulation simulation)
        {
            return null;
        }

        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var letter in context.TestId)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return new Rnd(unchecked(hash + (ulong)simulation.Options.Seed));
    }

    /// <summary>FsCheck's thread.</summary>
    private void RunSearch()
    {
        try
        {
            _search.Run();
        }
        catch (Exception error)
        {
            // A generator that throws, or a type that FsCheck knows no generator for.
            _searchError = error;
        }

        _exchange.Finish();
    }

    /// <summary>FsCheck's thread.</summary>
    private void Tell()
    {
        if (!_waits)
        {
            _reactor.CallFromThread(TakeCases);
        }
    }

    private void TakeCases()
    {
        if (_over.IsCalled || _isGivenUp || _isTaking)
        {
            return;
        }

        _isTaking = true;
        while (_exchange.Take(_waits) is { } next)
        {
            Begin(next);
            if (next.Outcome is null || !_waits)
            {
                _isTaking = false;
                return;
            }
        }

        _isTaking = false;
        if (_exchange.IsFinished)
        {
            End();
        }
    }

    private void Begin(PropertyCase next)
    {
        using var activation = _scope.Enter();
        _running = RunCase(next.Arguments);
        _running.AddBoth(outcome =>
        {
            _exchange.Return(next, outcome.Failure is { } failure ? new CaseOutcome(null, failure.Value) : outcome.Value);
            if (_waits)
            {
                TakeCases();
            }

            return Unit.Value;
        });
    }

    private async Deferred<CaseOutcome> RunCase(object?[] arguments)
    {
        CaseOutcome outcome;
        try
        {
            outcome = CaseOutcome.Of(await Await(CallInFlow(() => _method.Invoke(_instance, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null))));
        }
        catch (SkipTestException skip)
        {
            _skip ??= skip;
            _exchange.Close();
            return CaseOutcome.Passed;
        }
        catch (Exception error)
        {
            outcome = new CaseOutcome(null, error);
        }

        while (_context.Cleanups.Count > _kept && _context.Cleanups.TryPop(out var cleanup))
        {
            try
            {
                await Await(CallInFlow(cleanup));
            }
            catch (Exception error)
            {
                outcome = outcome.Error is null ? new CaseOutcome(null, error) : outcome;
            }
        }

        return outcome;
    }

    private static async Deferred<object?> Await(object? returned)
    {
        switch (returned)
        {
            case Deferred deferred:
                return await deferred.AddBoth(static outcome => outcome);
            case Task<bool> task:
                return await task;
            case Task<Property> task:
                return await task;
            case Task task:
                await task;
                return null;
            case ValueTask<bool> task:
                return await task;
            case ValueTask<Property> task:
                return await task;
            case ValueTask task:
                await task;
                return null;
            default:
                return returned;
        }
    }

    /// <summary>Calls with the AsyncLocals that SetUp left.</summary>
    private object? CallInFlow(Func<object?> code)
    {
        if (_flow is null)
        {
            return code();
        }

        object? returned = null;
        ExecutionContext.Run(_flow, _ => returned = code(), null);
        return returned;
    }

    private void End()
    {
        // It has nothing left to do; nobody is to find it alive.
        _thread.Join();
        if (_skip is not null)
        {
            _over.Errback(_skip);
        }
        else if (_searchError is not null)
        {
            _over.Errback(_searchError);
        }
        else if (SearchText.WhyNot(_method, _search) is { } error)
        {
            _over.Errback(error);
        }
        else
        {
            _scope.LogMessage(SearchText.OfPassed(_method, _search));
            _over.Callback(Unit.Value);
        }
    }

    private void GiveUp(Deferred<Unit> over)
    {
        _isGivenUp = true;
        var running = _exchange.Close();
        _running?.Cancel();
        if (running is not null)
        {
            over.Errback(new TestFailureException($"The case that was under way: {SearchText.Call(_method, running.Arguments)}"));
        }
    }
}
