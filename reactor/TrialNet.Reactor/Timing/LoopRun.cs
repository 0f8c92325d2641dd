using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Timing;

/// <summary>One run of a <see cref="LoopingCall"/>, from its start to its stop: a loop that is started anew gets a new one.</summary>
internal sealed class LoopRun : INamedCall
{
    private readonly LoopingCall _loop;
    private readonly TimeSpan _interval;
    private readonly SourceLocation _startedAt;
    private TimeSpan _start;
    private long _lastBeat;
    private IDelayedCall? _timer;
    private bool _isCalling;
    private bool _isStopped;
    private bool _isCancelled;

    internal LoopRun(LoopingCall loop, TimeSpan interval, SourceLocation startedAt)
    {
        _loop = loop;
        _interval = interval;
        _startedAt = startedAt;
        _start = loop.Reactor.Now;
        Done = new Deferred<LoopingCall>(_ => Cancel(), startedAt.File, startedAt.Line);
    }

    string INamedCall.Name => ((INamedCall)_loop).Name;

    internal Deferred<LoopingCall> Done { get; }

    internal void Begin(bool now)
    {
        if (now)
        {
            _lastBeat = -1;
            Beat();
        }
        else
        {
            Schedule();
        }
    }

    internal void Stop()
    {
        EndTimer();
        if (!_isCalling)
        {
            Done.Callback(_loop);
        }
    }

    internal void Reset()
    {
        _start = _loop.Reactor.Now;
        _lastBeat = 0;
        if (_timer is not null)
        {
            _timer.Cancel();
            Schedule();
        }
    }

    private void Cancel()
    {
        _isCancelled = true;
        EndTimer();
    }

    private void EndTimer()
    {
        _isStopped = true;
        _loop.Forget(this);
        _timer?.Cancel();
        _timer = null;
    }

    private void Schedule()
    {
        var now = _loop.Reactor.Now;
        var delay = _interval == TimeSpan.Zero ? TimeSpan.Zero : _interval - TimeSpan.FromTicks((now - _start).Ticks % _interval.Ticks);
        _timer = _loop.Reactor.CallLater(delay, Beat, _startedAt.File, _startedAt.Line);
    }

    private void Beat()
    {
        _timer = null;
        _isCalling = true;
        try
        {
            if (_loop.Function(CountBeats()) is { } answer)
            {
                // Throws if it is another reactor's.
                answer.AddBoth(Answered);
                return;
            }
        }
        catch (Exception error)
        {
            Fail(new Failure(error));
            return;
        }

        GoOn();
    }

    private long CountBeats()
    {
        if (_interval == TimeSpan.Zero)
        {
            return 1;
        }

        var beat = (_loop.Reactor.Now - _start).Ticks / _interval.Ticks;
        var count = beat - _lastBeat;
        _lastBeat = beat;
        return count;
    }

    private Outcome<object?> Answered(Outcome<object?> outcome)
    {
        if (outcome.Failure is { } failure)
        {
            Fail(failure);
            return (object?)null;
        }

        GoOn();
        return outcome;
    }

    private void GoOn()
    {
        _isCalling = false;
        if (!_isStopped)
        {
            Schedule();
        }
        else if (!_isCancelled)
        {
            Done.Callback(_loop);
        }
    }

    private void Fail(Failure failure)
    {
        _isCalling = false;
        _loop.Forget(this);
        if (_isCancelled)
        {
            Scope.Current.LogError(failure, $"In {((INamedCall)this).Name}, whose Deferred was cancelled");
        }
        else
        {
            Done.Errback(failure);
        }
    }
}
