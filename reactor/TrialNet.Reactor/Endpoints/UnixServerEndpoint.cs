using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>A path to listen on (R-EP-04, R-UNIX-02). Threading: the reactor's own thread.</summary>
public sealed class UnixServerEndpoint : IServerEndpoint
{
    private readonly IReactor _reactor;
    private readonly string _path;
    private readonly int _backlog;
    private readonly UnixFileMode? _mode;
    private readonly bool _wantsLockFile;
    private readonly string _file;
    private readonly int _line;

    /// <summary>Makes an endpoint; the arguments are those of <see cref="IReactorUnix.ListenUnix"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="path">The path, or a zero and an abstract name.</param>
    /// <param name="backlog">How many connections may wait to be accepted; 0 takes the system's maximum.</param>
    /// <param name="mode">Who may connect; null leaves it to the mask of the process.</param>
    /// <param name="wantsLockFile">Whether to hold a lock on a file beside the path while listening.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The backlog is negative.</exception>
    public UnixServerEndpoint(
        IReactor reactor,
        string path,
        int backlog = 0,
        UnixFileMode? mode = null,
        bool wantsLockFile = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(backlog);
        _reactor = reactor;
        _path = path;
        _backlog = backlog;
        _mode = mode;
        _wantsLockFile = wantsLockFile;
        _file = file;
        _line = line;
    }

    /// <inheritdoc/>
    public Deferred<IListeningPort> Listen(IProtocolFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Deferred.Execute<IListeningPort>(
            () => _reactor.ListenUnix(_path, factory, _backlog, _mode, _wantsLockFile, _file, _line), _file, _line);
    }

    /// <summary>The endpoint as a description.</summary>
    public override string ToString() => $"unix:{UnixEndpointParser.ToText(_path)}";
}
