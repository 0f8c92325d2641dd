namespace TrialNet.Reactor.Simulated;

/// <summary>An alarm of whoever runs programs in the simulation.</summary>
internal sealed class SimulationAlarm(List<SimulationAlarm> alarms, TimeSpan due, Action expired) : IDisposable
{
    internal TimeSpan Due => due;

    internal Action Expired => expired;

    public void Dispose() => alarms.Remove(this);
}
