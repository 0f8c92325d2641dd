using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>A server endpoint whose protocols are put into others, such as those of TLS (R-EP-07). Threading: the reactor's own thread.</summary>
public class WrappingServerEndpoint : IServerEndpoint
{
    private readonly IServerEndpoint _inner;
    private readonly Func<IProtocolFactory, IProtocolFactory> _wrap;

    /// <summary>Makes an endpoint.</summary>
    /// <param name="inner">Listens.</param>
    /// <param name="wrap">Makes a factory, from the one that <see cref="Listen"/> is given.</param>
    public WrappingServerEndpoint(IServerEndpoint inner, Func<IProtocolFactory, IProtocolFactory> wrap)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(wrap);
        _inner = inner;
        _wrap = wrap;
    }

    /// <inheritdoc/>
    public Deferred<IListeningPort> Listen(IProtocolFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return ForeignEndpoints.Listen(_inner, () => Wrap(factory));
    }

    /// <summary>What it wraps.</summary>
    public override string ToString() => $"{_inner}, wrapped";

    private IProtocolFactory Wrap(IProtocolFactory factory) =>
        _wrap(factory) ?? throw new InvalidOperationException($"The function that wraps the factories of '{this}' returned null.");
}
