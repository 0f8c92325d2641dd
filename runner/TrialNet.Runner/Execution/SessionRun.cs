using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Execution;

/// <summary>One run of a <see cref="RunSession"/>. Threading: the lock guards who runs which test; events leave under another one.</summary>
internal sealed class SessionRun : IDisposable
{
    private readonly TestAssembly _tests;
    private readonly RunPlan _plan;
    private readonly TestMethod?[] _methods;
    private readonly ITestEventSink _sink;
    private readonly TestLog _log;
    private readonly CaseServices _services;
    private readonly RunSession _session;
    private readonly FixtureSet _fixtures;
    private readonly ScheduleExplorer? _explorer;
    private readonly ProcessAccount _process;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly CountdownEvent _done;
    private readonly Lock _state = new();
    private readonly Lock _publishing = new();
    private readonly List<Scope> _ended = [];
    private readonly ClassTimes _classTimes = new();
    private readonly ConcurrentQueue<CaseFlow> _begunLate = new();
    private readonly PendingTests _pending;
    private readonly CaseRunner?[] _current;
    private AheadCompiler? _compiler;
    private ExceptionDispatchInfo? _broken;
    private RunStop _stop;
    private int _bad;
    private bool _isFinished;

    internal SessionRun(
        TestAssembly tests,
        RunPlan plan,
        IReactorFactory reactors,
        ITestEventSink sink,
        TestLog log,
        RunSession session)
    {
        _tests = tests;
        _plan = plan;
        _sink = sink;
        _log = log;
        _session = session;
        _pending = new PendingTests(plan.Tests);
        _methods = [.. plan.Tests.Select(test => tests.Find(test.Id))];
        _current = new CaseRunner?[Math.Clamp(session.Threads, 1, Math.Max(1, plan.Tests.Count))];
        _done = new CountdownEvent(_current.Length);
        _fixtures = session.Fixtures ?? new FixtureSet(tests);
        _explorer = plan.Simulation is { } simulation && string.Equals(reactors.Name, FixtureSet.Simulated, StringComparison.OrdinalIgnoreCase)
            ? new ScheduleExplorer(simulation, tests.Assembly.Location, () => _stop != RunStop.Completed)
            : null;
        _process = new ProcessAccount(new ProcessWatch(UseOf(session), session.HostFolder));
        _services = new CaseServices(
            reactors, log, plan.TempDirectory, plan.Timeout, session.Grace, plan.Judging, _process, _begunLate.Enqueue, PublishLate, session.TellsSteps)
        {
            Fixtures = _fixtures,
            Tasks = plan.Judging.TracksTasks ? new PendingTasks() : null,
            HasProcess = session.Use != ProcessUse.Shared && session.Threads == 1,
        };
        LostTasks.Watch();
    }

    internal void Run(CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        var thrown = LostTasks.Thrown;
        Publish(new RunStarted(_plan.Reactor, _plan.Tests.Count, _plan.Seed, _plan.Pass));
        _process.Mark();
        using (cancellation.Register(Interrupt))
        {
            _fixtures.Begin(_plan, _services, _session.FirstIndex, _session.KeepsFixtures);
            using var compiler = new AheadCompiler(_methods, Environment.ProcessorCount, AheadCompiler.Prepare);
            _compiler = compiler;
            for (var lane = 0; lane < _current.Length; lane++)
            {
                StartThread(lane);
            }

            _done.Wait(CancellationToken.None);
            _fixtures.End(_session.KeepsFixtures && _stop == RunStop.Completed && _broken is null);
        }

        _broken?.Throw();
        if (LostTasks.Thrown != thrown)
        {
            LostTasks.Collect();
        }

        PublishLateFailures();
        Publish(new RunFinished(_clock.GetElapsedTime(started), _pending.IsEmpty ? RunStop.Completed : _stop), isLast: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _done.Dispose();
        _services.Tasks?.Dispose();
        _process.Dispose();
    }

    /// <param name="lane">Which of the threads that run tests it is.</param>
    private void StartThread(int lane)
    {
        var thread = new Thread(() => RunRest(lane)) { IsBackground = true, Name = "TrialNet reactor" };
        thread.Start();
    }

    private void RunRest(int number)
    {
        using var watchdog = new Watchdog();
        var lane = new Lane(number, watchdog, runner => GiveUpBlocked(runner, number));
        try
        {
            Func<bool> mayBegin = MayBegin;
            while (_pending.Take(mayBegin) is >= 0 and var index)
            {
                if (!RunTest(index, lane))
                {
                    return;
                }
            }
        }
        catch (Exception error)
        {
            // Only the sink's exceptions get here: nobody is left who could be told.
            _broken ??= ExceptionDispatchInfo.Capture(error);
        }

        _done.Signal();
    }

    /// <summary>What of the process the tests have to themselves; fixtures that begin and end beside other tests leave nothing of it.</summary>
    private ProcessUse UseOf(RunSession session) =>
        session.Use == ProcessUse.Shared || !_fixtures.IsNeededFor(_plan) ? session.Use
        : session.Threads > 1 ? ProcessUse.Shared
        : ProcessUse.Furnished;

    private bool MayBegin() => _stop == RunStop.Completed && _broken is null && _session.Control is not { EndsAfterTest: true };

    /// <summary>Runs a test.</summary>
    /// <returns>False if another thread has taken over meanwhile.</returns>
    private bool RunTest(int index, Lane lane)
    {
        var (test, method) = (_plan.Tests[index], _methods[index]);
        _compiler!.Begin();
        _log.Start(test.Id);
        Publish(new TestStarted(test));
        if ((WithoutRunning(test, method) ?? _fixtures.Enter(method!)) is { } known)
        {
            Finish(known);
            _fixtures.Leave(method);
            _pending.End(test);
            return true;
        }

        if (_fixtures.HoldsAny)
        {
            // What fixtures have changed in the process is not the test's.
            _process.Mark();
        }

        var result = _explorer is null ? RunCase(method!, _services, lane) : Explore(_explorer, method!, lane);
        if (result is null)
        {
            return false;
        }

        Finish(result);
        _fixtures.Leave(method);
        _pending.End(test);
        return true;
    }

    /// <summary>Runs a test on many schedules.</summary>
    /// <returns>Its result; null if another thread has taken over meanwhile.</returns>
    private TestResult? Explore(ScheduleExplorer explorer, TestMethod method, Lane lane) =>
        explorer.Run(method, _services, services => RunCase(method, services, lane));

    /// <summary>Runs a test once.</summary>
    /// <returns>Its result; null if another thread has taken over meanwhile.</returns>
    private TestResult? RunCase(TestMethod method, CaseServices services, Lane lane)
    {
        using var runner = new CaseRunner(method, services, lane.Watchdog, lane.Blocked, _session.FirstIndex + lane.Number)
        {
            ClassTimeLeft = _classTimes.GetLeft(method),
        };
        lock (_state)
        {
            _current[lane.Number] = runner;
            if (_stop == RunStop.Interrupted)
            {
                runner.Interrupt();
            }
        }

        var result = runner.Run();
        if (_session.IsReplaceable)
        {
            UsedUpMemory.EndProcessIfKept();
        }

        _classTimes.Add(method!, result.Duration);
        lock (_state)
        {
            if (!ReferenceEquals(_current[lane.Number], runner))
            {
                return null;
            }

            _current[lane.Number] = null;
            if (runner.Scope is { } scope && result.Problems.Count > 0 && ReferenceEquals(services, _services))
            {
                _ended.Add(scope);
            }
        }

        return result;
    }

    private TestResult? WithoutRunning(TestDescriptor test, TestMethod? method)
    {
        var error = test.LoadError ?? method?.Descriptor.LoadError ?? (method is null ? $"There is no test {test.Id} in {_tests.Assembly.GetName().Name}." : null);
        if (error is not null)
        {
            return Result(Verdict.Error, null, new Problem(ProblemSource.Load, Verdict.Error, null, error, null));
        }

        return method!.SkipReason is { } reason ? Result(Verdict.Skipped, reason)
            : _classTimes.GetLeft(method) <= TimeSpan.Zero ? Result(Verdict.TimedOut, null, ClassTimes.Describe(method))
            : null;

        TestResult Result(Verdict verdict, string? skipReason, params Problem[] problems) =>
            new(test, verdict, _clock.GetUtcNow(), TimeSpan.Zero, skipReason, problems);
    }

    private void Finish(TestResult result)
    {
        _log.Finish(result);
        Publish(new TestFinished(result));
        lock (_state)
        {
            if (!Verdicts.IsGreen(result.Verdict) && ++_bad >= _plan.ExitFirst && _stop == RunStop.Completed)
            {
                _stop = RunStop.ExitFirst;
            }
        }
    }

    private void GiveUpBlocked(CaseRunner runner, int lane)
    {
        lock (_state)
        {
            if (!ReferenceEquals(_current[lane], runner))
            {
                return;
            }

            _current[lane] = null;
        }

        var result = runner.GiveUpBlocked();
        if (_session.Blocked is { } handler)
        {
            // The process goes as soon as nothing runs in it: what runs on other threads ends, nothing begins.
            _session.Control?.Stop(afterTest: true);
            handler(result, runner.Thread);
            return;
        }

        Finish(result);
        _fixtures.Leave(runner.Test);
        _pending.End(result.Test);
        StartThread(lane);
    }

    private void Interrupt()
    {
        lock (_state)
        {
            _stop = RunStop.Interrupted;
            Array.ForEach(_current, static runner => runner?.Interrupt());
        }

        _fixtures.Interrupt();
    }

    private void PublishLate(string testId, Problem problem) => Publish(new TestCameLate(testId, problem));

    /// <summary>Failures that came to stand at the end of a Deferred after its test's verdict.</summary>
    private void PublishLateFailures()
    {
        while (_begunLate.TryDequeue(out var flow))
        {
            Leftovers.TellLate(flow);
        }

        foreach (var late in _process.TakeLate())
        {
            Publish(late);
        }

        foreach (var scope in _ended)
        {
            foreach (var unhandled in scope.TakeUnhandledFailures())
            {
                PublishLate(scope.Name, ProblemText.Of(ProblemSource.Late, unhandled.Failure.Value, unhandled.Context));
            }
        }
    }

    private void Publish(TestEvent testEvent, bool isLast = false)
    {
        lock (_publishing)
        {
            if (!_isFinished)
            {
                _isFinished = isLast;
                _sink.Publish(testEvent);
            }
        }
    }

    /// <summary>One of the threads that run tests, one after the other.</summary>
    /// <param name="Number">Which one, from 0.</param>
    /// <param name="Watchdog">Its clock.</param>
    /// <param name="Blocked">Called when it is found to be blocked.</param>
    private sealed record Lane(int Number, Watchdog Watchdog, Action<CaseRunner> Blocked);
}
