using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>Wraps the protocols of another factory, and passes on everything else that happens to it (R-EP-07).</summary>
/// <remarks>
/// A policy derives from this and from <see cref="ProtocolWrapper"/>, and overrides <see cref="WrapProtocol"/>. It serves as a
/// client's factory too, and then tells the one inside of attempts and losses if that is an <see cref="IClientFactory"/>.
/// Threading: the reactor's own thread.
/// </remarks>
/// <param name="wrappedFactory">The factory inside.</param>
public class WrappingFactory(IProtocolFactory wrappedFactory) : ClientFactory, IFactoryWrapper
{
    /// <summary>The factory inside.</summary>
    public IProtocolFactory WrappedFactory { get; } = wrappedFactory ?? throw new ArgumentNullException(nameof(wrappedFactory));

    /// <summary>Begins to use the factory inside.</summary>
    public override void StartFactory() => WrappedFactory.DoStart();

    /// <summary>Ends the use of the factory inside.</summary>
    public override void StopFactory() => WrappedFactory.DoStop();

    /// <summary>Wraps what the factory inside makes.</summary>
    /// <param name="address">The peer's address.</param>
    /// <returns>The wrapper, or something around it with the notifications of the protocol inside; null if the factory inside made none.</returns>
    public override IProtocol? BuildProtocol(EndPoint address) =>
        WrappedFactory.BuildProtocol(address) is { } protocol ? WrapProtocol(protocol).ForConnection() : null;

    /// <inheritdoc/>
    public override void StartedConnecting(IConnector connector) => (WrappedFactory as IClientFactory)?.StartedConnecting(connector);

    /// <inheritdoc/>
    public override void ClientConnectionFailed(IConnector connector, Failure reason) =>
        (WrappedFactory as IClientFactory)?.ClientConnectionFailed(connector, reason);

    /// <inheritdoc/>
    public override void ClientConnectionLost(IConnector connector, Failure reason) =>
        (WrappedFactory as IClientFactory)?.ClientConnectionLost(connector, reason);

    /// <summary>Wraps a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>A new wrapper.</returns>
    protected virtual ProtocolWrapper WrapProtocol(IProtocol protocol) => new(protocol);
}
