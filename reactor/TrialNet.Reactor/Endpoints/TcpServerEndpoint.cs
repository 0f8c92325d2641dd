using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>A TCP port to listen on (R-EP-04). Threading: the reactor's own thread.</summary>
public sealed class TcpServerEndpoint : IServerEndpoint
{
    private readonly IReactor _reactor;
    private readonly int _port;
    private readonly int _backlog;
    private readonly string _networkInterface;
    private readonly string _file;
    private readonly int _line;

    /// <summary>Makes an endpoint; the arguments are those of <see cref="IReactorTcp.ListenTcp"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="backlog">How many connections may wait to be accepted; 0 takes the system's maximum.</param>
    /// <param name="networkInterface">The numeric address to bind; empty for all of IPv4, <c>::</c> for all of IPv6.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside 0 to 65535, or the backlog is negative.</exception>
    public TcpServerEndpoint(
        IReactor reactor,
        int port,
        int backlog = 0,
        string networkInterface = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        ArgumentOutOfRangeException.ThrowIfNegative(backlog);
        ArgumentNullException.ThrowIfNull(networkInterface);
        _reactor = reactor;
        _port = port;
        _backlog = backlog;
        _networkInterface = networkInterface;
        _file = file;
        _line = line;
    }

    /// <inheritdoc/>
    public Deferred<IListeningPort> Listen(IProtocolFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Deferred.Execute<IListeningPort>(() => _reactor.ListenTcp(_port, factory, _backlog, _networkInterface, _file, _line), _file, _line);
    }

    /// <summary>The endpoint as a description.</summary>
    public override string ToString() =>
        $"tcp:{_port}" + (_networkInterface.Length == 0 ? string.Empty : $":interface={Endpoints.Quote(_networkInterface)}");
}
