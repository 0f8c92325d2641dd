using TrialNet.Defer;
using TrialNet.Reactor.Services;

namespace TrialNet.Reactor.Tests.Services;

/// <summary>A service that writes down what happens to it.</summary>
internal sealed class RecordingService : Service
{
    private readonly List<string> _events;

    internal RecordingService(string name, List<string> events)
    {
        _events = events;
        SetName(name);
    }

    /// <summary>What a stop waits for; null stops at once.</summary>
    internal Deferred<Unit>? Stopping { get; set; }

    internal bool ThrowsAtStop { get; set; }

    internal Action? OnStart { get; set; }

    public override void PrivilegedStartService() => _events.Add($"privileged {Name}");

    public override void StartService()
    {
        base.StartService();
        _events.Add($"start {Name}");
        OnStart?.Invoke();
    }

    public override Deferred<Unit> StopService()
    {
        _events.Add($"stop {Name}");
        var stopped = base.StopService();
        return ThrowsAtStop ? throw new FormatException("at stop") : Stopping ?? stopped;
    }
}
