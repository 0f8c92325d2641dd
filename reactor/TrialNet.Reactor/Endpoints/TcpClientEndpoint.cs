using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>A TCP address to connect to (R-EP-01). Threading: the reactor's own thread.</summary>
public sealed class TcpClientEndpoint : IClientEndpoint
{
    private readonly IReactor _reactor;
    private readonly string _host;
    private readonly int _port;
    private readonly TimeSpan? _timeout;
    private readonly string _file;
    private readonly int _line;

    /// <summary>Makes an endpoint; the arguments are those of <see cref="IReactorTcp.ConnectTcp"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="host">A numeric address, or a name, whose addresses are tried one after the other.</param>
    /// <param name="port">The port.</param>
    /// <param name="timeout">How long the attempt may take; null is 30 seconds.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside 1 to 65535, or the timeout is not positive.</exception>
    public TcpClientEndpoint(
        IReactor reactor,
        string host,
        int port,
        TimeSpan? timeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        if (timeout is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        }

        _reactor = reactor;
        _host = host;
        _port = port;
        _timeout = timeout;
        _file = file;
        _line = line;
    }

    /// <inheritdoc/>
    public Deferred<IProtocol> Connect(IProtocolFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new EndpointFactory(factory, $"{_host}:{_port}", _file, _line)
            .Connect(connecting => _reactor.ConnectTcp(_host, _port, connecting, _timeout, file: _file, line: _line));
    }

    /// <summary>The endpoint as a description.</summary>
    public override string ToString() =>
        $"tcp:{Endpoints.Quote(_host)}:{_port}" +
        (_timeout is { } timeout ? string.Create(CultureInfo.InvariantCulture, $":timeout={timeout.TotalSeconds}") : string.Empty);
}
