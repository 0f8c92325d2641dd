using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>Timers that fire when a test says that time has passed, and never otherwise.</summary>
internal sealed class ManualClock : IReactorTime
{
    private readonly List<ManualTimer> _timers = [];

    /// <inheritdoc/>
    public TimeSpan Now { get; private set; }

    /// <inheritdoc/>
    public IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var timer = new ManualTimer(this, action) { DueTime = Now + delay };
        _timers.Add(timer);
        return timer;
    }

    /// <inheritdoc/>
    public IReadOnlyList<IDelayedCall> GetDelayedCalls() => [.. _timers];

    /// <summary>Lets time pass, and calls what is due at its end; what that sets waits for the next call, even if due at once.</summary>
    public void Advance(TimeSpan time)
    {
        Now += time;
        foreach (var timer in _timers.Where(timer => timer.DueTime <= Now).OrderBy(static timer => timer.DueTime).ToList())
        {
            if (_timers.Remove(timer))
            {
                timer.Call();
            }
        }
    }

    internal bool Remove(ManualTimer timer) => _timers.Remove(timer);

    internal bool Contains(ManualTimer timer) => _timers.Contains(timer);
}
