using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Services;

/// <summary>Calls a function again and again while it runs, the first time at its start. Threading: the reactor's own thread.</summary>
/// <remarks>A failure of the function is logged and ends the calls; the service goes on to be one that is running.</remarks>
public sealed class TimerService : Service
{
    private readonly LoopingCall _loop;
    private readonly TimeSpan _interval;
    private readonly SourceLocation _madeAt;
    private Deferred<LoopingCall>? _done;

    /// <summary>Makes a service.</summary>
    /// <param name="reactor">The reactor, or a clock.</param>
    /// <param name="interval">The time from call to call.</param>
    /// <param name="function">What to call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is negative.</exception>
    public TimerService(
        IReactorTime reactor, TimeSpan interval, Action function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : this(new LoopingCall(reactor, function), interval, file, line)
    {
    }

    /// <summary>Makes a service that waits for each answer of its function.</summary>
    /// <param name="reactor">The reactor, or a clock.</param>
    /// <param name="interval">The time from call to call.</param>
    /// <param name="function">What to call; the service has stopped when it has answered.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is negative.</exception>
    [OverloadResolutionPriority(1)]
    public TimerService(
        IReactorTime reactor, TimeSpan interval, Func<Deferred> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : this(new LoopingCall(reactor, function), interval, file, line)
    {
    }

    private TimerService(LoopingCall loop, TimeSpan interval, string file, int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        _loop = loop;
        _interval = interval;
        _madeAt = new SourceLocation(file, line);
    }

    /// <summary>Begins the calls; the first comes inside this one.</summary>
    public override void StartService()
    {
        base.StartService();
        if (_loop.IsRunning)
        {
            return;
        }

        _done = _loop.Start(_interval, now: true, _madeAt.File, _madeAt.Line).AddErrback(failure =>
        {
            Scope.Current.LogError(failure, $"{_loop} ended with a failure");
            return _loop;
        });
    }

    /// <summary>Ends the calls.</summary>
    /// <returns>Fires when the function is not waited for any more.</returns>
    public override Deferred<Unit> StopService()
    {
        var stopped = base.StopService();
        if (_loop.IsRunning)
        {
            _loop.Stop();
        }

        if (_done is not { } done)
        {
            return stopped;
        }

        var waiter = new Deferred<Unit>();
        done.AddCallback(loop =>
        {
            waiter.Callback(Unit.Value);
            return loop;
        });
        return waiter;
    }
}
