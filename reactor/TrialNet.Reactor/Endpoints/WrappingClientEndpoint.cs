using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>A client endpoint whose protocols are put into others, such as those of TLS (R-EP-07). Threading: the reactor's own thread.</summary>
public class WrappingClientEndpoint : IClientEndpoint
{
    private readonly IClientEndpoint _inner;
    private readonly Func<IProtocolFactory, IProtocolFactory> _wrap;

    /// <summary>Makes an endpoint.</summary>
    /// <param name="inner">Connects.</param>
    /// <param name="wrap">Makes a factory, from the one that <see cref="Connect"/> is given, whose protocols are <see cref="IProtocolWrapper"/>s.</param>
    public WrappingClientEndpoint(IClientEndpoint inner, Func<IProtocolFactory, IProtocolFactory> wrap)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(wrap);
        _inner = inner;
        _wrap = wrap;
    }

    /// <summary>Connects; see <see cref="IClientEndpoint.Connect"/>.</summary>
    /// <param name="factory">Makes the protocol inside.</param>
    /// <returns>Fires with the protocol inside.</returns>
    public Deferred<IProtocol> Connect(IProtocolFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return ForeignEndpoints.Connect(_inner, () => Wrap(factory)).AddCallback(static protocol => protocol is IProtocolWrapper wrapper ? wrapper.WrappedProtocol : protocol);
    }

    /// <summary>What it wraps.</summary>
    public override string ToString() => $"{_inner}, wrapped";

    private IProtocolFactory Wrap(IProtocolFactory factory) =>
        _wrap(factory) ?? throw new InvalidOperationException($"The function that wraps the factories of '{this}' returned null.");
}
