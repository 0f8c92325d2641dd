using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>
/// A TCP service at a host with a name: its addresses are tried one after another at an interval, IPv6 and IPv4 by turns, and the
/// first that answers wins (R-EP-05).
/// </summary>
/// <remarks>
/// The next attempt begins before its time when none is under way any more. If all fail, the last failure is the Deferred's. The
/// reactor's <see cref="IReactorNames.NameResolver"/> is asked for the addresses; a reactor without one gets the name to connect to.
/// Threading: the reactor's own thread.
/// </remarks>
public sealed class HostnameEndpoint : IClientEndpoint
{
    /// <summary>What RFC 8305 recommends.</summary>
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(250);

    private readonly string _file;
    private readonly int _line;

    /// <summary>Makes an endpoint.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="host">The name, or a numeric address.</param>
    /// <param name="port">The port.</param>
    /// <param name="timeout">How long each attempt may take; null is 30 seconds.</param>
    /// <param name="attemptInterval">The time between the beginnings of attempts; null is 250 ms.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside 1 to 65535, or a time is not positive.</exception>
    public HostnameEndpoint(
        IReactor reactor,
        string host,
        int port,
        TimeSpan? timeout = null,
        TimeSpan? attemptInterval = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(timeout));
        Interval = attemptInterval ?? DefaultInterval;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Interval, TimeSpan.Zero, nameof(attemptInterval));
        Reactor = reactor;
        Host = host;
        Port = port;
        Timeout = timeout;
        _file = file;
        _line = line;
    }

    internal IReactor Reactor { get; }

    internal string Host { get; }

    internal int Port { get; }

    internal TimeSpan? Timeout { get; }

    internal TimeSpan Interval { get; }

    internal string Destination => $"{Host}:{Port}";

    /// <inheritdoc/>
    public Deferred<IProtocol> Connect(IProtocolFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Reactor is IReactorNames names
            ? new StaggeredConnect(this, names, factory, _file, _line).Start()
            : At(Host).Connect(factory);
    }

    /// <summary>The endpoint as a description.</summary>
    public override string ToString() =>
        $"tcp:{Endpoints.Quote(Host)}:{Port}" +
        (Timeout is { } timeout ? string.Create(CultureInfo.InvariantCulture, $":timeout={timeout.TotalSeconds}") : string.Empty);

    internal TcpClientEndpoint At(string host) => new(Reactor, host, Port, Timeout, _file, _line);
}
