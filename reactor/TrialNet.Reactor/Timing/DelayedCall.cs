using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Timing;

/// <summary>One timer.</summary>
/// <remarks>There may be very many: what is known by another field has none of its own.</remarks>
internal sealed class DelayedCall : IDelayedCall
{
    /// <summary>The <see cref="Place"/> of a timer that was called, or is not set yet.</summary>
    internal const int Nowhere = -1;

    /// <summary>The <see cref="Place"/> of a timer that was cancelled.</summary>
    internal const int Cancelled = -2;

    // How many bytes there are of one.
    private const int Size = 64;

    // The line of a timer of the reactor's own, which no code of others made.
    private const int NoLine = -1;

    private readonly TimerSource _source;
    private readonly int _line;
    private Action? _action;
    private int _place = Nowhere;

    internal DelayedCall(TimerSource source, Action action, int line, long serial, bool isInternal)
    {
        _source = source;
        _action = action;
        _line = isInternal ? NoLine : Math.Max(line, 0);
        Serial = serial;
    }

    public TimeSpan DueTime { get; internal set; }

    public bool IsActive => Place is not (Nowhere or Cancelled);

    public string Kind => "timer";

    public string Description => string.Create(CultureInfo.InvariantCulture, $"due in {(DueTime - Queue.Now).TotalSeconds:0.000} s, calls {Target}");

    public Scope Scope => _source.Scope;

    public SourceLocation CreatedAt => IsInternal ? default : new SourceLocation(_source.File!, _line);

    public TimeSpan CreatedTime { get; internal init; }

    public string HowToRelease => "Cancel()";

    public bool IsReleasing => false;

    internal long Serial { get; }

    /// <summary>Whether the reactor set it for itself: a time limit, not somebody's timer.</summary>
    internal bool IsInternal => _line == NoLine;

    /// <summary>Below <see cref="Cancelled"/>, where the timer stands among the young; not negative, <see cref="TimerEntry.Place"/>.</summary>
    internal int Place { get => _place; set => _place = value; }

    private TimerQueue Queue => _source.Queue;

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
        Queue.Move(this, Queue.After(delay));
    }

    public void Delay(TimeSpan extra)
    {
        VerifyActive();
        Queue.Move(this, TimerQueue.Add(DueTime, extra));
    }

    public void Release()
    {
        OwnThread.Verify(Queue.Owner);
        if (IsActive)
        {
            GiveUp();
        }
    }

    public override string ToString() => $"{Kind} {Description}";

    /// <summary>Its turn comes soon: the processor is told to fetch it, for timers that follow each other seldom lie side by side.</summary>
    internal static unsafe void Prefetch(in TimerEntry entry)
    {
        if (Sse.IsSupported)
        {
            // Where it lies is taken as a number: a field of it would be checked for null, which is to wait for what is not here yet.
            // The collector may move it meanwhile: then this was in vain, but no harm is done.
            var call = entry.Call;
            var place = *(byte**)Unsafe.AsPointer(ref call);
            Sse.Prefetch0(place);
            Sse.Prefetch0(place + Size - 1);
        }
    }

    /// <summary>Hands out what to call, once, after the queue has let go of the timer (R-TIME-17).</summary>
    internal Action TakeAction()
    {
        var action = _action!;
        _action = null;
        return action;
    }

    private void GiveUp()
    {
        Queue.Remove(this);
        Place = Cancelled;
        _action = null;
    }

    private void VerifyActive()
    {
        OwnThread.Verify(Queue.Owner);
        if (IsActive)
        {
            return;
        }

        if (Place == Cancelled)
        {
            throw new AlreadyCancelledException();
        }

        throw new DelayedCallAlreadyCalledException();
    }
}
