using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A clock that calls what is due when it is told to, and as late as it is told: a busy reactor.</summary>
internal sealed class LateClock : IReactorTime, IScopeOwner
{
    private readonly ManualClock _time = new();
    private readonly TimerQueue _timers;

    internal LateClock() => _timers = new TimerQueue(_time, this);

    public TimeSpan Now => _timers.Now;

    public bool InOwnThread => true;

    public void CallFromThread(Action action) => throw new NotSupportedException();

    public IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        _timers.AddAfter(delay, action, Scope.Current, new SourceLocation(file, line), isInternal: false);

    public IReadOnlyList<IDelayedCall> GetDelayedCalls() => _timers.GetPublicCalls();

    /// <summary>Waits for the first timer and somewhat longer, and does one turn.</summary>
    internal void CallDue(TimeSpan lateness)
    {
        _time.Advance(_timers.FirstDue - Now + lateness);
        Turn();
    }

    /// <summary>Lets time pass inside a call.</summary>
    internal void Spend(TimeSpan time) => _time.Advance(time);

    internal void Turn()
    {
        var batch = _timers.BeginBatch();
        while (_timers.TakeDue(batch) is { } call)
        {
            call.TakeAction()();
        }
    }
}
