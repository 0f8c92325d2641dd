using System.Collections;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Services;

/// <summary>A service made of others: starts them in the order in which they joined, and stops them in the reverse one.</summary>
/// <remarks>
/// All are told to stop, one after the other, without waiting for each; the Deferred of the stop waits for all of them. One that
/// throws or fails when it is stopped does not keep the others from it: the failure is logged. Threading: the reactor's own thread.
/// </remarks>
public class MultiService : Service, IServiceParent
{
    private readonly List<IService> _services = [];
    private readonly Dictionary<string, IService> _named = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IService GetServiceNamed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _named.TryGetValue(name, out var service) ? service : throw new KeyNotFoundException($"{this} has no service named '{name}'.");
    }

    /// <inheritdoc/>
    public void AddService(IService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (_services.Contains(service))
        {
            throw new InvalidOperationException($"{service} is in {this} already.");
        }

        if (IsIn(service))
        {
            // Its start would have no end.
            throw new InvalidOperationException($"{this} is in {service} or is it, which cannot be in {this} then.");
        }

        if (service.Name is { } name && !_named.TryAdd(name, service))
        {
            throw new InvalidOperationException($"{this} has a service named '{name}' already.");
        }

        _services.Add(service);
        if (IsRunning)
        {
            // The time of privileges is over.
            service.StartService();
        }
    }

    /// <inheritdoc/>
    public Deferred<Unit> RemoveService(IService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (!_services.Remove(service))
        {
            throw new InvalidOperationException($"{service} is not in {this}.");
        }

        if (service.Name is { } name)
        {
            _named.Remove(name);
        }

        return IsRunning ? service.StopService() : Deferred.Succeed();
    }

    /// <inheritdoc/>
    public override void PrivilegedStartService()
    {
        base.PrivilegedStartService();
        foreach (var service in _services.ToList())
        {
            service.PrivilegedStartService();
        }
    }

    /// <inheritdoc/>
    public override void StartService()
    {
        base.StartService();
        foreach (var service in _services.ToList())
        {
            // One that joins meanwhile is started by its joining; one that leaves is not.
            if (_services.Contains(service))
            {
                service.StartService();
            }
        }
    }

    /// <inheritdoc/>
    public override Deferred<Unit> StopService()
    {
        var stops = new List<Deferred> { base.StopService() };
        foreach (var service in Enumerable.Reverse(_services).ToList())
        {
            stops.Add(Deferred.Maybe<Unit>(service.StopService).AddErrback(failure =>
            {
                Scope.Current.LogError(failure, $"Stopping {service}");
                return Unit.Value;
            }));
        }

        return DeferredList.Of(stops).AddCallback(_ => Unit.Value);
    }

    /// <summary>The services, in the order in which they joined.</summary>
    /// <returns>A walk over a copy.</returns>
    public IEnumerator<IService> GetEnumerator() => _services.ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool IsIn(IService service) => ReferenceEquals(service, this) || service is IServiceParent parent && parent.Any(IsIn);
}
