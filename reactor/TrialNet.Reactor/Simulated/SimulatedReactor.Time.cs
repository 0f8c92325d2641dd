using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Simulated;

/// <content>How time passes.</content>
internal sealed partial class SimulatedReactor
{
    /// <summary>How many turns at one moment are free.</summary>
    private const int MostTurnsAtRest = 1000;

    /// <summary>What a turn costs after that.</summary>
    private static readonly TimeSpan TurnTime = TimeSpan.FromMicroseconds(1);

    private readonly List<SimulationAlarm> _alarms = [];

    /// <summary>An advance that is under way ends here.</summary>
    private TimeSpan _horizon = TimeSpan.MaxValue;
    private TimeSpan _restedAt;
    private int _turnsAtRest;

    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var target = TimerQueue.Add(_clock.Now, time);
        var (wasLooping, outer) = (IsLooping, _horizon);
        _horizon = target < outer ? target : outer;
        try
        {
            do
            {
                Iterate(_horizon > _clock.Now ? _horizon - _clock.Now : TimeSpan.Zero);
            }
            while (IsLooping == wasLooping && (_clock.Now < _horizon || (HasWork || IsNetworkDue) && _turnsAtRest < MostTurnsAtRest));
        }
        finally
        {
            _horizon = outer;
        }
    }

    public void Jump(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        VerifyThread();
        _clock.MoveTo(TimerQueue.Add(_clock.Now, time));
    }

    public IDisposable SetAlarm(TimeSpan time, Action expired)
    {
        VerifyThread();
        var alarm = new SimulationAlarm(_alarms, TimerQueue.Add(_clock.Now, time), expired);
        _alarms.Add(alarm);
        return alarm;
    }

    private bool IsNetworkDue => _network.Ready.IsAnyReady || _network.Events.NextDue <= _clock.Now;

    private protected override void PrepareToSleep() => ForgetWake();

    private protected override void Sleep(TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero || IsNetworkDue)
        {
            CountTurn();
            return;
        }

        var next = Earliest(limit == TimeSpan.MaxValue ? limit : TimerQueue.Add(_clock.Now, limit), _network.Events.NextDue);
        if (next > VirtualClock.Latest && IsOtherThreadHere())
        {
            return;
        }

        var alarm = _alarms.Count == 0 ? TimeSpan.MaxValue : _alarms.Min(static alarm => alarm.Due);
        next = Earliest(next, alarm);
        if (next > VirtualClock.Latest)
        {
            throw new SimulationDeadlockException(DescribeDeadlock());
        }

        if (_random.Chance(Options.JumpChance, "the process is stopped for a while"))
        {
            next = Earliest(TimerQueue.Add(next, _random.Between(TimeSpan.Zero, Options.LongestJump, "for how long the process is stopped")), alarm);
        }

        _clock.MoveTo(Earliest(next, _horizon));
    }

    private protected override void HandleEvents()
    {
        _network.Events.RunDue();
        _network.Ready.Dispatch();
        while (_alarms.Find(alarm => alarm.Due <= _clock.Now) is { } alarm)
        {
            alarm.Dispose();
            CallFromOutside(alarm.Expired);
        }
    }

    private static TimeSpan Earliest(TimeSpan left, TimeSpan right) => left < right ? left : right;

    /// <summary>A turn is free as long as the loop comes to rest again; else nobody whose time has not come would ever get a turn (R-TIME-11).</summary>
    private void CountTurn()
    {
        if (_restedAt != _clock.Now)
        {
            _restedAt = _clock.Now;
            _turnsAtRest = 0;
        }

        if (++_turnsAtRest > MostTurnsAtRest)
        {
            // The next turns are at another moment, but cost as much as this one.
            _clock.MoveTo(Earliest(_clock.Now + TurnTime, _horizon));
            _restedAt = _clock.Now;
        }
    }

    private string DescribeDeadlock()
    {
        var timers = GetDelayedCalls().Count == 0 ? "no timer is set" : "every timer that is set is due after the end of the simulated time";
        var text = new StringBuilder($"Nothing is left that could happen at {_clock.Now.TotalSeconds:0.0000000} s: {timers} and nothing is under way.");
        var waiting = DescribeWaiting();
        text.Append(waiting.Length == 0 ? " Every Deferred is fired." : "\nNot fired:\n  " + waiting.Replace("\n", "\n  ", StringComparison.Ordinal));
        foreach (var resource in GetResources())
        {
            text.Append($"\nOpen: a {resource.Kind} {resource.Description}, made at {resource.CreatedAt}");
        }

        return text.ToString();
    }
}
