using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Services;

/// <summary>The service at the top of a program. Threading: the reactor's own thread.</summary>
public sealed class Application : MultiService
{
    /// <summary>Makes an application.</summary>
    /// <param name="name">Its name, for logs and process lists.</param>
    public Application(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        SetName(name);
    }

    /// <summary>
    /// Lets the application run with a reactor: starts it now, with its privileged part first, and stops it before the reactor
    /// shuts down, which waits until everything has stopped (R-CORE-11). A reactor that has not begun to run is no hindrance.
    /// </summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="dropPrivileges">Called between the privileged part and the rest; null if there is nothing to do.</param>
    public void StartApplication(IReactorCore reactor, Action? dropPrivileges = null)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        PrivilegedStartService();
        dropPrivileges?.Invoke();
        StartService();
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, Stop);
    }

    private Deferred? Stop() => IsRunning ? StopService() : null;
}
