using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A part of a program that is started and stopped with it. Threading: the reactor's own thread.</summary>
public interface IService
{
    /// <summary>The name by which its parent finds it; null for one without.</summary>
    string? Name { get; }

    /// <summary>The service that starts and stops it; null at the top.</summary>
    IServiceParent? Parent { get; }

    /// <summary>Whether it was started, and not stopped since.</summary>
    bool IsRunning { get; }

    /// <summary>
    /// Does what must be done before the program gives its privileges up, such as binding a low port. Called once, before
    /// <see cref="StartService"/>; never when the service joins a parent that is running.
    /// </summary>
    void PrivilegedStartService();

    /// <summary>Starts.</summary>
    void StartService();

    /// <summary>Stops.</summary>
    /// <returns>Fires when it has stopped.</returns>
    Deferred<Unit> StopService();

    /// <summary>Joins a parent: it is started with it, or now if it is running.</summary>
    /// <param name="parent">The parent.</param>
    /// <exception cref="InvalidOperationException">It has a parent, or the new one has another service of its name, is this service or is in it.</exception>
    void SetServiceParent(IServiceParent parent);

    /// <summary>Leaves its parent, and is stopped if that is running.</summary>
    /// <returns>Fires when it has stopped.</returns>
    /// <exception cref="InvalidOperationException">It has no parent.</exception>
    Deferred<Unit> DisownServiceParent();
}
