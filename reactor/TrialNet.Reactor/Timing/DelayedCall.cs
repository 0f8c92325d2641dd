using System.Globalization;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Timing;

/// <summary>One timer.</summary>
internal sealed class DelayedCall : IDelayedCall
{
    /// <summary>The <see cref="Place"/> of a timer that is not set any more.</summary>
    internal const int Nowhere = -1;

    private readonly TimerQueue _queue;
    private Action? _action;
    private bool _isCancelled;

    internal DelayedCall(TimerQueue queue, Action action, Scope scope, SourceLocation createdAt, long serial, bool isInternal)
    {
        _queue = queue;
        _action = action;
        Scope = scope;
        CreatedAt = createdAt;
        Serial = serial;
        IsInternal = isInternal;
    }

    public TimeSpan DueTime { get; internal set; }

    public bool IsActive => Place != Nowhere;

    public string Kind => "timer";

    public string Description => string.Create(CultureInfo.InvariantCulture, $"due in {(DueTime - _queue.Now).TotalSeconds:0.000} s, calls {Target}");

    public Scope Scope { get; }

    public SourceLocation CreatedAt { get; }

    public TimeSpan CreatedTime { get; internal init; }

    public string HowToRelease => "Cancel()";

    public bool IsReleasing => false;

    internal long Serial { get; }

    /// <summary>Whether the reactor set it for itself: a time limit, not somebody's timer.</summary>
    internal bool IsInternal { get; }

    /// <summary>Below <see cref="Nowhere"/>, where the timer stands among the young; above, <see cref="TimerEntry.Place"/>.</summary>
    internal int Place { get; set; } = Nowhere;

    private string Target => _action is null ? "nothing any more" : DelegateName.Of(_action);

    public void Cancel()
    {
        VerifyActive();
        GiveUp();
    }

    public void Reset(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        VerifyActive();
        _queue.Move(this, _queue.After(delay));
    }

    public void Delay(TimeSpan extra)
    {
        VerifyActive();
        _queue.Move(this, TimerQueue.Add(DueTime, extra));
    }

    public void Release()
    {
        OwnThread.Verify(_queue.Owner);
        if (IsActive)
        {
            GiveUp();
        }
    }

    public override string ToString() => $"{Kind} {Description}";

    /// <summary>Hands out what to call, once, after the queue has let go of the timer (R-TIME-17).</summary>
    internal Action TakeAction()
    {
        var action = _action!;
        _action = null;
        return action;
    }

    private void GiveUp()
    {
        _queue.Remove(this);
        _isCancelled = true;
        _action = null;
    }

    private void VerifyActive()
    {
        OwnThread.Verify(_queue.Owner);
        if (IsActive)
        {
            return;
        }

        if (_isCancelled)
        {
            throw new AlreadyCancelledException();
        }

        throw new DelayedCallAlreadyCalledException();
    }
}
