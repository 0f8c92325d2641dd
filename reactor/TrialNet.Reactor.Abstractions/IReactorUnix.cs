using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Streams between processes of one machine, with paths for addresses (rules R-UNIX). Threading: the reactor's own thread.</summary>
/// <remarks>
/// A path is written as <see cref="UnixDomainSocketEndPoint"/> takes it: the path of a file, or, on Linux, a zero (<c>\0</c>) followed
/// by an abstract name, for which there is no file (R-UNIX-03). Texts show that zero as <c>@</c>.
/// </remarks>
public interface IReactorUnix
{
    /// <summary>Listens; the path is bound when this returns, and removed when the port stops (R-UNIX-02).</summary>
    /// <param name="path">The path; nothing may be there.</param>
    /// <param name="factory">Makes a protocol for each connection.</param>
    /// <param name="backlog">How many connections may wait to be accepted; 0 takes the system's maximum.</param>
    /// <param name="mode">
    /// Who may connect: those with the right to write. It is set before anybody can connect. Null leaves it to the mask of the
    /// process; without meaning for an abstract name and on Windows.
    /// </param>
    /// <param name="wantsLockFile">
    /// Whether to hold a lock on the file <c>PATH.lock</c> while listening, as everybody who listens there then should. Who holds it
    /// knows that a socket at which nobody answers was left behind, and removes it. The lock file itself stays.
    /// </param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The port.</returns>
    /// <exception cref="CannotListenException">
    /// The path is in use or left behind, its lock is held, it is too long or cannot be bound; the factory was not started.
    /// </exception>
    /// <exception cref="ArgumentException">The path is empty, or a lock file is wanted for an abstract name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The backlog is negative, or the mode has bits that are none of a mode.</exception>
    IUnixPort ListenUnix(
        string path,
        IProtocolFactory factory,
        int backlog = 0,
        UnixFileMode? mode = null,
        bool wantsLockFile = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);

    /// <summary>Begins to connect; how it went is told to the factory, never inside this call (R-CONN-01, R-CONN-03).</summary>
    /// <param name="path">The path; one that is too long makes the attempt fail.</param>
    /// <param name="factory">Makes the protocol, and hears of failure and loss.</param>
    /// <param name="timeout">How long the attempt may take, should many wait to be accepted; null is 30 seconds.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The connector.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is not positive.</exception>
    IConnector ConnectUnix(
        string path,
        IClientFactory factory,
        TimeSpan? timeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);
}
