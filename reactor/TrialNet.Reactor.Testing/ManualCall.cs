using System.Globalization;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>A timer of a <see cref="Clock"/>.</summary>
internal sealed class ManualCall : IDelayedCall
{
    private readonly Clock _clock;
    private Action? _action;
    private bool _isCancelled;

    internal ManualCall(Clock clock, Action action, SourceLocation createdAt)
    {
        _clock = clock;
        _action = action;
        CreatedAt = createdAt;
        CreatedTime = clock.Now;
    }

    public TimeSpan DueTime { get; internal set; }

    public bool IsActive => _action is not null;

    public string Kind => "timer";

    public string Description => string.Create(CultureInfo.InvariantCulture, $"due in {(DueTime - _clock.Now).TotalSeconds:0.000} s, calls {Target}");

    public Scope Scope { get; } = Scope.Current;

    public SourceLocation CreatedAt { get; }

    public TimeSpan CreatedTime { get; }

    public string HowToRelease => "Cancel()";

    public bool IsReleasing => false;

    /// <summary>The order in which timers were set; setting anew counts (R-TIME-03).</summary>
    internal long Sequence { get; set; }

    private string Target => _action is null ? "nothing any more" : $"{_action.Method.DeclaringType?.Name}.{_action.Method.Name}";

    public void Cancel()
    {
        VerifyActive();
        Release();
    }

    public void Reset(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        VerifyActive();
        _clock.Schedule(this, Clock.After(_clock.Now, delay));
    }

    public void Delay(TimeSpan extra)
    {
        VerifyActive();
        _clock.Schedule(this, Clock.After(DueTime, extra));
    }

    public void Release()
    {
        if (IsActive)
        {
            _isCancelled = true;
            _action = null;
            _clock.Remove(this);
        }
    }

    public override string ToString() => $"{Kind} {Description}";

    /// <summary>Calls the function in the scope of the timer; what it throws is logged there (R-SIM-03).</summary>
    internal void Run()
    {
        var action = _action!;
        _action = null;
        using var scope = Scope.Enter();
        try
        {
            action();
        }
        catch (Exception error)
        {
            Scope.LogError(new Failure(error), $"In a timer set at {CreatedAt}");
        }
    }

    private void VerifyActive()
    {
        if (_isCancelled)
        {
            throw new AlreadyCancelledException();
        }

        if (!IsActive)
        {
            throw new DelayedCallAlreadyCalledException();
        }
    }
}
