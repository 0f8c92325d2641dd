namespace TrialNet.Reactor.Abstractions;

/// <summary>The events in a reactor's life that triggers surround.</summary>
public enum SystemEvent
{
    /// <summary>The loop begins.</summary>
    Startup,

    /// <summary>The loop was asked to stop.</summary>
    Shutdown,
}
