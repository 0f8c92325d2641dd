using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>A timer of a <see cref="ManualClock"/>.</summary>
internal sealed class ManualTimer(ManualClock clock, Action action) : IDelayedCall
{
    public TimeSpan DueTime { get; set; }

    public bool IsActive => clock.Contains(this);

    public string Kind => "timer";

    public string Description => $"timer due at {DueTime}";

    public Scope Scope { get; } = Scope.Current;

    public SourceLocation CreatedAt => default;

    public TimeSpan CreatedTime { get; } = clock.Now;

    public string HowToRelease => "Cancel()";

    public bool IsReleasing => false;

    public void Cancel()
    {
        if (!clock.Remove(this))
        {
            throw new AlreadyCancelledException();
        }
    }

    public void Reset(TimeSpan delay) => DueTime = clock.Now + delay;

    public void Delay(TimeSpan extra) => DueTime += extra;

    public void Release() => clock.Remove(this);

    internal void Call() => action();
}
