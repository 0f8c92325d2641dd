using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Sockets with paths on a reactor whose capabilities are not known at compile time. Threading: the reactor's own thread.</summary>
public static class ReactorUnixExtensions
{
    /// <summary>Listens; see <see cref="IReactorUnix.ListenUnix"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="path">The path; nothing may be there.</param>
    /// <param name="factory">Makes a protocol for each connection.</param>
    /// <param name="backlog">How many connections may wait to be accepted; 0 takes the system's maximum.</param>
    /// <param name="mode">Who may connect; null leaves it to the mask of the process.</param>
    /// <param name="wantsLockFile">Whether to hold a lock on a file beside the path while listening.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The port.</returns>
    /// <exception cref="CapabilityMissingException">The reactor has no such sockets.</exception>
    /// <exception cref="CannotListenException">The path is in use or left behind, is too long, or cannot be bound.</exception>
    public static IUnixPort ListenUnix(
        this IReactor reactor,
        string path,
        IProtocolFactory factory,
        int backlog = 0,
        UnixFileMode? mode = null,
        bool wantsLockFile = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => reactor.Require().ListenUnix(path, factory, backlog, mode, wantsLockFile, file, line);

    /// <summary>Begins to connect; see <see cref="IReactorUnix.ConnectUnix"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="path">The path.</param>
    /// <param name="factory">Makes the protocol, and hears of failure and loss.</param>
    /// <param name="timeout">How long the attempt may take; null is 30 seconds.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The connector.</returns>
    /// <exception cref="CapabilityMissingException">The reactor has no such sockets.</exception>
    public static IConnector ConnectUnix(
        this IReactor reactor,
        string path,
        IClientFactory factory,
        TimeSpan? timeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => reactor.Require().ConnectUnix(path, factory, timeout, file, line);

    private static IReactorUnix Require(this IReactor reactor)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        return reactor as IReactorUnix
            ?? throw new CapabilityMissingException($"The {reactor.Name} reactor has no sockets with paths (it does not implement {nameof(IReactorUnix)}).");
    }
}
