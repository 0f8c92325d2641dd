using DotNetty.Common.Concurrency;
using DotNetty.Transport.Channels;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Samples;

/// <summary>A timer in DotNetty's scheduler; changing it means scheduling anew.</summary>
internal sealed class DotNettyTimer(DotNettyReactor reactor, Action action, TimeSpan due, Scope scope, SourceLocation place) : IDelayedCall
{
    private IScheduledTask? _task;
    private bool _wasCalled;

    public TimeSpan DueTime { get; private set; } = due;

    public bool IsActive { get; private set; } = true;

    public string Kind => "timer";

    public string Description => $"{action.Method.Name}, due at {DueTime}";

    public Scope Scope => scope;

    public SourceLocation CreatedAt => place;

    public TimeSpan CreatedTime { get; } = reactor.Now;

    public string HowToRelease => "Cancel()";

    public bool IsReleasing => false;

    public void Cancel()
    {
        Verify();
        IsActive = false;
        _task?.Cancel();
        reactor.Forget(this);
    }

    public void Reset(TimeSpan delay)
    {
        Verify();
        MoveTo(reactor.Now + delay);
    }

    public void Delay(TimeSpan extra)
    {
        Verify();
        MoveTo(DueTime + extra);
    }

    public void Release()
    {
        if (IsActive)
        {
            Cancel();
        }
    }

    internal void Schedule(SingleThreadEventLoop? loop)
    {
        var wait = DueTime - reactor.Now;
        _task = loop?.Schedule(Call, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private void MoveTo(TimeSpan time)
    {
        DueTime = time;
        _task?.Cancel();
        Schedule(reactor.Loop);
    }

    private void Call()
    {
        if (IsActive)
        {
            IsActive = false;
            _wasCalled = true;
            reactor.Forget(this);
            reactor.Invoke(scope, action);
        }
    }

    private void Verify()
    {
        if (!IsActive)
        {
            throw _wasCalled ? new DelayedCallAlreadyCalledException() : new AlreadyCancelledException();
        }
    }
}
