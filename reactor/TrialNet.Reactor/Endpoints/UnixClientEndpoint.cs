using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>A path to connect to (R-EP-01, rules R-UNIX). Threading: the reactor's own thread.</summary>
public sealed class UnixClientEndpoint : IClientEndpoint
{
    private readonly IReactor _reactor;
    private readonly string _path;
    private readonly TimeSpan? _timeout;
    private readonly string _file;
    private readonly int _line;

    /// <summary>Makes an endpoint; the arguments are those of <see cref="IReactorUnix.ConnectUnix"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="path">The path, or a zero and an abstract name.</param>
    /// <param name="timeout">How long the attempt may take; null is 30 seconds.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is not positive.</exception>
    public UnixClientEndpoint(
        IReactor reactor, string path, TimeSpan? timeout = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(timeout));
        _reactor = reactor;
        _path = path;
        _timeout = timeout;
        _file = file;
        _line = line;
    }

    /// <inheritdoc/>
    public Deferred<IProtocol> Connect(IProtocolFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new EndpointFactory(factory, UnixEndpointParser.ToText(_path), _file, _line)
            .Connect(connecting => _reactor.ConnectUnix(_path, connecting, _timeout, _file, _line));
    }

    /// <summary>The endpoint as a description.</summary>
    public override string ToString() => $"unix:{UnixEndpointParser.ToText(_path)}";
}
