using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>Tells when nothing was heard for a while.</summary>
/// <param name="clock">Whose timers to use.</param>
/// <param name="limit">How long silence may last.</param>
/// <param name="onSilence">Called once, when it lasted longer.</param>
internal sealed class SilenceTimer(IReactorTime clock, TimeSpan limit, Action onSilence)
{
    private IDelayedCall? _timer;
    private bool _lastChance;

    /// <summary>Begins to listen.</summary>
    public void Start() => _timer = clock.CallLater(limit, Due);

    /// <summary>Something was heard.</summary>
    public void Restart()
    {
        _lastChance = false;
        if (_timer is { IsActive: true })
        {
            _timer.Reset(limit);
        }
    }

    /// <summary>Stops listening.</summary>
    public void Stop()
    {
        if (_timer is { IsActive: true })
        {
            _timer.Cancel();
        }
    }

    // A loop that was held up comes to its timers before it comes to what has arrived meanwhile: one more turn tells whether the
    // other side was silent, or this one deaf.
    private void Due()
    {
        if (_lastChance)
        {
            onSilence();
            return;
        }

        _lastChance = true;
        _timer = clock.CallLater(TimeSpan.Zero, Due);
    }
}
