using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Makes a Deferred of one attempt to connect: stands between the connector and the user's factory (R-EP-01 to R-EP-03).</summary>
internal sealed class EndpointFactory : IClientFactory, IFactoryWrapper
{
    private readonly IProtocolFactory _wrapped;
    private readonly string _destination;
    private IConnector? _connector;
    private ITransport? _transport;
    private bool _isCancelled;

    internal EndpointFactory(IProtocolFactory wrapped, string destination, string file, int line)
    {
        _wrapped = wrapped;
        _destination = destination;
        Result = new Deferred<IProtocol>(Cancel, file, line);
    }

    /// <summary>Fired with the user's protocol.</summary>
    internal Deferred<IProtocol> Result { get; }

    public IProtocolFactory WrappedFactory => _wrapped;

    public void DoStart() => _wrapped.DoStart();

    public void DoStop() => _wrapped.DoStop();

    public void StartedConnecting(IConnector connector) => _connector = connector;

    public IProtocol? BuildProtocol(EndPoint address)
    {
        IProtocol? protocol;
        try
        {
            protocol = _wrapped.BuildProtocol(address);
        }
        catch (Exception error)
        {
            // R-EP-03: whoever waits for the protocol hears of it.
            Fail(new Failure(error));
            return null;
        }

        if (protocol is null)
        {
            Fail(new Failure(new NoProtocolException($"The factory {TypeName.Of(_wrapped.GetType())} made no protocol for the connection to {_destination}.")));
            return null;
        }

        return Result.IsCalled ? null : EndpointProtocol.Around(protocol, this);
    }

    public void ClientConnectionFailed(IConnector connector, Failure reason) => Fail(reason);

    public void ClientConnectionLost(IConnector connector, Failure reason)
    {
        _transport = null;
        Fail(reason);
    }

    /// <summary>Calls the function; an exception out of it is the result.</summary>
    internal Deferred<IProtocol> Connect(Action<EndpointFactory> connect)
    {
        try
        {
            connect(this);
        }
        catch (Exception error)
        {
            // What keeps an attempt from beginning is the attempt's failure.
            Fail(new Failure(error));
        }

        return Result;
    }

    /// <summary>The user's protocol is being given its transport, and may cancel meanwhile.</summary>
    internal void Connecting(ITransport transport) => _transport = transport;

    internal void Connected(IProtocol protocol)
    {
        _transport = null;
        if (!Result.IsCalled)
        {
            Result.Callback(protocol);
        }
    }

    private void Fail(Failure reason)
    {
        if (!Result.IsCalled && !_isCancelled)
        {
            Result.Errback(reason);
        }
    }

    private void Cancel(Deferred<IProtocol> result)
    {
        _isCancelled = true;
        if (_transport is { } transport)
        {
            transport.AbortConnection();
        }
        else if (_connector is { State: ConnectorState.Connecting } connector)
        {
            connector.StopConnecting();
        }

        result.Errback(new ConnectingCancelledException($"The attempt to connect to {_destination} was cancelled."));
    }
}
