using System.Net;
using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;

namespace TrialNet.Poetry.Commands;

/// <summary>
/// An address that is listened on, whoever serves there: the factory, and whether there is TLS in front of it, can change while clients come
/// and go. Those who are there keep what they have. Threading: the reactor's own thread.
/// </summary>
internal sealed class Door : IFactoryWrapper, IServerEndpoint
{
    private readonly IListeningPort _port;
    private IProtocolFactory _factory = new Nobody();
    private ListenAddress? _address;

    /// <summary>Binds the address. Who knocks before there is somebody to serve is not let in.</summary>
    /// <exception cref="CommandException">It cannot be bound.</exception>
    public Door(IReactor reactor, ListenAddress address) => _port = address.Listen(reactor, this);

    /// <inheritdoc/>
    IProtocolFactory IFactoryWrapper.WrappedFactory => _factory;

    /// <summary>What is served, and where, as the ready line has it; empty before there is anything.</summary>
    public (string Name, string Address) Sign { get; private set; } = ("", "");

    /// <summary>The address that is bound, with its port.</summary>
    public EndPoint Bound => _port.GetHost();

    /// <summary>Lets clients in to a factory from now on; does nothing if it was asked for the same before.</summary>
    /// <param name="name">What is served.</param>
    /// <param name="factory">Makes the protocols.</param>
    /// <param name="address">The address, with what TLS there is to be.</param>
    public void Serve(string name, IProtocolFactory factory, ListenAddress address)
    {
        if (ReferenceEquals(address, _address))
        {
            return;
        }

        _address = address;
        IServerEndpoint endpoint = address.Tls is { } tls ? new TlsServerEndpoint(this, tls) : this;
        endpoint.Listen(factory);
        Sign = (name, address.Describe(_port));
    }

    /// <summary>Ends listening.</summary>
    public Deferred<Unit> Close() => _port.StopListening();

    /// <inheritdoc/>
    Deferred<IListeningPort> IServerEndpoint.Listen(IProtocolFactory factory)
    {
        var former = _factory;
        factory.DoStart();
        _factory = factory;
        former.DoStop();
        return Deferred.Succeed(_port);
    }

    /// <inheritdoc/>
    public void DoStart() => _factory.DoStart();

    /// <inheritdoc/>
    public void DoStop()
    {
        _factory.DoStop();
        _factory = new Nobody();
    }

    /// <inheritdoc/>
    public IProtocol? BuildProtocol(EndPoint address) => _factory.BuildProtocol(address);

    private sealed class Nobody : IProtocolFactory
    {
        public void DoStart()
        {
        }

        public void DoStop()
        {
        }

        public IProtocol? BuildProtocol(EndPoint address) => null;
    }
}
