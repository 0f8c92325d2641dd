using System.Reflection;
using System.Runtime.ExceptionServices;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Runs one test from SetUp to its verdict, inside a reactor of its own: SetUp, test, cleanups, TearDown, what was left behind,
/// what was logged, what nobody took (T1 to T9).
/// </summary>
/// <remarks>Threading: <see cref="Run"/> on the thread that is to be the reactor's; the rest from any thread.</remarks>
internal sealed class CaseRunner : ICaseOwner, IDisposable
{
    private static readonly TimeSpan JanitorTime = TimeSpan.FromSeconds(10);

    private readonly TestMethod _test;
    private readonly CaseServices _services;
    private readonly Watchdog _watchdog;
    private readonly CaseLog _log;
    private readonly CaseReport _report;
    private readonly Action<CaseRunner> _blocked;
    private readonly TestCancellation _cancellation = new();
    private readonly int _workerIndex;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly DateTimeOffset _startedAt;
    private readonly long _started;
    private readonly CaseSteps? _steps;
    private volatile PhaseRunner? _phases;
    private volatile IReactor? _reactor;
    private volatile bool _isInterrupted;
    private volatile bool _isGivenUp;
    private ProcessAccount.Stay _stay = null!;
    private CaseAlarm _alarm = null!;
    private CaseLoop _loop = null!;
    private CaseContext? _going;
    private CaseFlow _flow = null!;
    private TestContext? _context;
    private TestCase? _instance;

    internal CaseRunner(TestMethod test, CaseServices services, Watchdog watchdog, Action<CaseRunner> blocked, int workerIndex)
    {
        _test = test;
        _services = services;
        _watchdog = watchdog;
        _blocked = blocked;
        _workerIndex = workerIndex;
        _log = new CaseLog(test.Descriptor.Id, services.Log, services.Late);
        _report = new CaseReport(test.Todo, services.Judging.Unclean ?? test.Unclean, services.Judging.LenientTodo);
        _startedAt = _clock.GetUtcNow();
        _started = _clock.GetTimestamp();
        _steps = services.TellsSteps ? new CaseSteps(_clock, _started, test.Class.SetUp is not null) : null;
    }

    /// <summary>The thread that is the test's reactor's, by the runtime's number.</summary>
    internal int Thread { get; private set; }

    /// <summary>The test.</summary>
    internal TestMethod Test => _test;

    /// <summary>The test's scope once it runs; for what is found in it after the verdict.</summary>
    internal Scope? Scope { get; private set; }

    /// <summary>What is left of the class's time: no part of the test may take longer. Null where there is no limit.</summary>
    internal TimeSpan? ClassTimeLeft { get; init; }

    /// <summary>Runs the test.</summary>
    /// <returns>How it ended.</returns>
    internal TestResult Run()
    {
        Thread = Environment.CurrentManagedThreadId;
        _flow = new CaseFlow(_log);
        _stay = _services.Process.Enter(_test.Descriptor.Id, _report.Unclean);
        LooseThreads.BelongTo(_flow);
        if (_services.HasProcess)
        {
            LostTasks.SetWindow(_flow);
        }

        try
        {
            RunInReactor();
        }
        catch (Exception error)
        {
            // A reactor that cannot be made or run: the run goes on with the next test.
            _report.Add(ProblemText.Of(ProblemSource.Test, error, "The reactor failed"));
        }
        finally
        {
            LooseThreads.BelongTo(null);
            _watchdog.Disarm();
        }

        if (!_isGivenUp)
        {
            Leftovers.Find(_flow, _reactor, _report, _services.BegunLate);
            foreach (var change in _services.Process.Leave(_stay))
            {
                _report.AddLeak(change, null);
            }

            CollectIfAsked();
        }

        _services.Tasks?.Forget(_flow);
        ChargeWhatNobodyTook();
        if (_report is { Unclean: UncleanMode.Error, Problems.Count: 0 })
        {
            // A test that went wrong may well have let go of the rest.
            _going?.Close(_log);
        }

        var verdict = _report.GetVerdict();
        if (verdict is Verdict.Passed or Verdict.Skipped && _context?.Temp.Delete() is { } reason)
        {
            _services.Log.Message($"The folder of {_test.Descriptor.Id} could not be deleted: {reason}");
        }

        return new TestResult(_test.Descriptor, verdict, _startedAt, _clock.GetElapsedTime(_started), _report.Reason, _report.Problems)
        {
            Output = _log.Output.Close(),
            Steps = _steps?.All ?? [],
        };
    }

    /// <summary>Gives the test up soon: what it waits for is cancelled, cleanups and TearDown get little time. Any thread.</summary>
    internal void Interrupt()
    {
        _isInterrupted = true;
        if (_phases is { } phases && _reactor is { } reactor)
        {
            phases.IsInterrupted = true;

            // In this order: what the reactor sets, once it hears of it, is what holds.
            _watchdog.Hasten(_services.Grace);
            CaseAlarm.Post(reactor, phases.Interrupt);
        }
    }

    /// <summary>The verdict on a test whose thread does not come back. Any thread.</summary>
    internal TestResult GiveUpBlocked()
    {
        _isGivenUp = true;
        _services.Process.Abandon(_stay);
        _log.Close();
        var (name, elapsed) = _phases?.Current ?? ("the runner", _clock.GetElapsedTime(_started));
        var problem = new Problem(
            ProblemSource.Test,
            Verdict.TimedOut,
            null,
            $"The reactor thread is blocked: {name} has not come back for {elapsed.TotalSeconds:0.0} s. Cleanups and TearDown could not run.",
            null);
        return new TestResult(_test.Descriptor, Verdict.TimedOut, _startedAt, _clock.GetElapsedTime(_started), null, [problem]) { Output = _log.Output.Close() };
    }

    bool ICaseOwner.EndPhase(Phase phase)
    {
        var outcome = _phases!.End(phase);
        _steps?.End(phase);

        // A reactor that was told to stop does so a turn later, when the runner's own search may be on.
        var ender = phase.Source == ProblemSource.Leak && outcome.End == PhaseEnd.ReactorEnded ? "The test" : phase.Name;
        _report.Add(phase.Source, ender, outcome);
        if (outcome.End != PhaseEnd.ReactorEnded)
        {
            _loop.CheckCrash();
        }

        return outcome.End == PhaseEnd.Completed;
    }

    /// <summary>The test ended its reactor, while a phase waits or between two of them.</summary>
    void ICaseOwner.NoteReactorEnded(string what)
    {
        if (_phases!.IsWaiting)
        {
            _phases.Conclude(PhaseEnd.ReactorEnded, what);
        }
        else
        {
            _report.Add(ProblemSource.Test, "The test", new PhaseOutcome(PhaseEnd.ReactorEnded, null, what));
        }
    }

    void ICaseOwner.NoteBlocked() => _blocked(this);

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private void RunInReactor()
    {
        IReactor reactor;
        using (new Scope(_test.Descriptor.Id, null, _log).Enter())
        {
            // What the reactor itself logs is the test's too.
            reactor = _services.Reactors.Create();
        }

        var scope = new Scope(_test.Descriptor.Id, reactor, _log, holdsFailures: true);
        Scope = scope;
        _reactor = reactor;
        _alarm = new CaseAlarm(reactor, _watchdog, this);
        _phases = new PhaseRunner(reactor, scope, _alarm, _services.Grace, _cancellation);
        if (_isInterrupted)
        {
            _phases.IsInterrupted = true;
        }

        var temp = new TempFolder(_services.TempDirectory, _test.Descriptor.ClassName, _test.Descriptor.MethodName);
        _context = new TestContext(_test.Descriptor.Id, reactor, scope, temp, _log.Errors, _cancellation, _workerIndex)
        {
            TimeLimit = TimeOf(ProblemSource.Test),
            Warnings = _log.Warnings,
            Fixtures = _services.Fixtures,
        };
        _loop = new CaseLoop(reactor, scope, this);
        try
        {
            _loop.Run(Begin);
        }
        finally
        {
            (reactor as IDisposable)?.Dispose();
        }
    }

    private void Begin()
    {
        // For all that the test does on its reactor's thread, callbacks of the reactor included.
        if (SynchronizationContext.Current is { } context)
        {
            _going = new CaseContext(context);
            SynchronizationContext.SetSynchronizationContext(_going);
        }

        // The runner's own Deferreds are none of the test's.
        using var activation = new Scope("runner", _reactor, _log).Enter();
        _ = RunToTheEnd();
    }

    private async Deferred RunToTheEnd()
    {
        try
        {
            var isSetUp = await RunPhase(ProblemSource.SetUp, "SetUp", static runner => ((CaseRunner)runner).SetUp(), this);
            if (isSetUp)
            {
                await RunPhase(ProblemSource.Test, _test.Method.Name, static runner => ((CaseRunner)runner).CallTest(), this);
            }

            while (_context!.Cleanups.TryPop(out var cleanup))
            {
                await RunPhase(ProblemSource.Cleanup, "A cleanup", static cleanup => ((Func<object?>)cleanup)(), cleanup);
            }

            _context!.Cleanups.Close();
            if (isSetUp && _test.Class.TearDown is not null)
            {
                await RunPhase(ProblemSource.TearDown, "TearDown", static runner => ((CaseRunner)runner).TearDown(), this);
            }

            if (_instance is IDisposable or IAsyncDisposable)
            {
                await RunPhase(ProblemSource.TearDown, "Dispose", static runner => ((CaseRunner)runner).DisposeInstance(), this);
            }

            var unfinished = new Unfinished(_going, _services.Tasks, _flow);
            if (Janitor.HasToSweep(_reactor!, unfinished, _report))
            {
                var janitor = new Janitor(_reactor!, Scope!, unfinished, _report);
                await RunPhase(ProblemSource.Leak, "The search for what was left behind", static janitor => ((Janitor)janitor).Sweep(), janitor);
            }
        }
        catch (Exception error)
        {
            _report.Add(ProblemText.Of(ProblemSource.Test, error, "The runner failed"));
        }

        EndLoop();
    }

    /// <param name="source">Which part of the test it is.</param>
    /// <param name="name">What it is called in texts.</param>
    /// <param name="code">Its code; no closure, since each would be made for each test.</param>
    /// <param name="state">What that is called with.</param>
    private RunningPhase RunPhase(ProblemSource source, string name, Func<object, object?> code, object state)
    {
        var isCalledOff = (source is ProblemSource.SetUp or ProblemSource.Test) && _phases!.IsInterrupted;
        var time = source == ProblemSource.Leak ? JanitorTime : TimeOf(source);
        _steps?.Begin();
        var phase = isCalledOff ? _phases!.CallOff(source, name) : _phases!.Begin(source, name, code, state, time);
        return new RunningPhase(phase, this);
    }

    private TimeSpan TimeOf(ProblemSource source)
    {
        var time = _services.Timeout ?? source switch
        {
            ProblemSource.SetUp => _test.Times.SetUp,
            ProblemSource.Cleanup => _test.Times.Cleanup,
            ProblemSource.TearDown => _test.Times.TearDown,
            _ => _test.Times.Test,
        };
        return source is ProblemSource.SetUp or ProblemSource.Test && ClassTimeLeft < time ? ClassTimeLeft.Value : time;
    }

    private object? CallTest() => _test.Call(_context!, _instance!);

    private object? SetUp()
    {
        TestContext.Current = _context;
        try
        {
            _instance = (TestCase)Activator.CreateInstance(_test.Class.Type)!;
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } error)
        {
            // The other overloads of CreateInstance, which do not wrap, are many times slower.
            ExceptionDispatchInfo.Throw(error);
        }
        finally
        {
            TestContext.Current = null;
        }

        return _test.Class.SetUp is { } setUp ? MethodShape.Invoke(setUp, _instance) : null;
    }

    private object? TearDown() => MethodShape.Invoke(_test.Class.TearDown!, _instance!);

    private Task? DisposeInstance()
    {
        if (_instance is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync().AsTask();
        }

        ((IDisposable)_instance!).Dispose();
        return null;
    }

    private void EndLoop()
    {
        var grace = _services.Grace;
        _alarm.Set(grace, static runner => ((CaseRunner)runner).AbortLoop(), this, grace);
        _loop.End();
    }

    private void AbortLoop()
    {
        // Work in a thread that does not end has been told of already, and holds up the shutdown for good.
        if (!Janitor.FindsWork(_reactor!))
        {
            _report.Add(new Problem(
                ProblemSource.Leak,
                Verdict.Error,
                null,
                $"The reactor did not shut down within {_services.Grace.TotalSeconds:0.###} s: a trigger before shutdown returned a Deferred that did not fire.",
                null));
        }

        _loop.Abort();
    }

    /// <summary>Everything is over, and what nobody holds any longer can be collected: what failed in it is still this test's.</summary>
    private void CollectIfAsked()
    {
        if (_services.Judging.ForcesCollection)
        {
            LostTasks.Collect();
        }
    }

    /// <summary>T28, T30: errors that were logged, failures that stand at the end of a Deferred, warnings.</summary>
    private void ChargeWhatNobodyTook()
    {
        _log.Close();
        foreach (var error in _log.Errors.Take())
        {
            _report.Add(ProblemText.Of(ProblemSource.LoggedError, error.Failure.Value, error.Context));
        }

        foreach (var unhandled in Scope?.TakeUnhandledFailures() ?? [])
        {
            _report.Add(ProblemText.Of(ProblemSource.UnhandledFailure, unhandled.Failure.Value, unhandled.Context));
        }

        foreach (var warning in _log.Warnings.Take())
        {
            _report.Add(ProblemText.Of(warning));
        }
    }
}
