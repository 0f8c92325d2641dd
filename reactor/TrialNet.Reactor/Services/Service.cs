using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Services;

/// <summary>What to derive a service from: what it does at its start and its stop is nothing until it is overridden.</summary>
/// <remarks>Who overrides calls the base. Threading: the reactor's own thread.</remarks>
public abstract class Service : IService
{
    /// <inheritdoc/>
    public string? Name { get; private set; }

    /// <inheritdoc/>
    public IServiceParent? Parent { get; private set; }

    /// <inheritdoc/>
    public bool IsRunning { get; private set; }

    /// <summary>Names the service, before it joins a parent.</summary>
    /// <param name="name">The name; null for none.</param>
    /// <exception cref="InvalidOperationException">It has a parent, which knows it by its name.</exception>
    public void SetName(string? name)
    {
        if (Parent is not null)
        {
            throw new InvalidOperationException($"{this} has a parent and cannot be renamed.");
        }

        Name = name;
    }

    /// <inheritdoc/>
    public void SetServiceParent(IServiceParent parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        if (Parent is not null)
        {
            throw new InvalidOperationException($"{this} has a parent already.");
        }

        Parent = parent;
        try
        {
            parent.AddService(this);
        }
        catch
        {
            // One that could not start has joined all the same.
            if (!parent.Contains(this))
            {
                Parent = null;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public Deferred<Unit> DisownServiceParent()
    {
        var parent = Parent ?? throw new InvalidOperationException($"{this} has no parent.");
        Parent = null;
        return parent.RemoveService(this);
    }

    /// <inheritdoc/>
    public virtual void PrivilegedStartService()
    {
    }

    /// <inheritdoc/>
    public virtual void StartService() => IsRunning = true;

    /// <inheritdoc/>
    public virtual Deferred<Unit> StopService()
    {
        IsRunning = false;
        return Deferred.Succeed();
    }

    /// <summary>The kind of service, and its name if it has one.</summary>
    public override string ToString() => Name is null ? TypeName.Of(GetType()) : $"{TypeName.Of(GetType())} '{Name}'";
}
