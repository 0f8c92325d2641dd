using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A service that has others, and starts and stops them with itself. Threading: the reactor's own thread.</summary>
public interface IServiceParent : IEnumerable<IService>
{
    /// <summary>Whether its services are running.</summary>
    bool IsRunning { get; }

    /// <summary>Finds a service by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The service.</returns>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    IService GetServiceNamed(string name);

    /// <summary>Takes a service in, and starts it if this one is running. Called by <see cref="IService.SetServiceParent"/>.</summary>
    /// <param name="service">The service.</param>
    /// <exception cref="InvalidOperationException">There is another one of its name, or it is this parent or one above it.</exception>
    void AddService(IService service);

    /// <summary>Lets a service go, and stops it if this one is running. Called by <see cref="IService.DisownServiceParent"/>.</summary>
    /// <param name="service">The service.</param>
    /// <returns>Fires when it has stopped.</returns>
    /// <exception cref="InvalidOperationException">It is not one of these.</exception>
    Deferred<Unit> RemoveService(IService service);
}
