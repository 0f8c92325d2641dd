namespace TrialNet.Reactor.Abstractions;

/// <summary>Something to do around startup or shutdown; made by the reactor, for removal only.</summary>
public interface ISystemEventTrigger
{
    /// <summary>When it runs.</summary>
    SystemEventPhase Phase { get; }

    /// <summary>Around what it runs.</summary>
    SystemEvent SystemEvent { get; }
}
