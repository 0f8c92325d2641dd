using System.Net.Sockets;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <content>Sockets with paths for addresses (rules R-UNIX).</content>
internal abstract partial class SocketReactor : IReactorUnix
{
    private const UnixFileMode AllModes = (UnixFileMode)0xFFF;

    /// <summary>Opens the channels with paths; asked for when the first is needed.</summary>
    private protected abstract IUnixChannelSource UnixChannels { get; }

    public IUnixPort ListenUnix(
        string path,
        IProtocolFactory factory,
        int backlog = 0,
        UnixFileMode? mode = null,
        bool wantsLockFile = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentOutOfRangeException.ThrowIfNegative(backlog);
        if (mode is { } bits && (bits & ~AllModes) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "A mode has twelve bits.");
        }

        if (wantsLockFile && UnixAddress.IsAbstract(path))
        {
            throw new ArgumentException("An abstract name is in no directory, and has no place for a lock file.", nameof(wantsLockFile));
        }

        VerifyThread();
        VerifyOpen();
        UnixDomainSocketEndPoint address;
        try
        {
            address = UnixAddress.Parse(path);
        }
        catch (ArgumentException error)
        {
            throw new CannotListenException($"Cannot listen on {UnixAddress.ToText(path)}: {error.Message}", error);
        }

        var listening = new UnixPort(Tcp, UnixChannels, address, factory, backlog, mode, wantsLockFile, new SourceLocation(file, line));
        listening.StartListening();
        return listening;
    }

    public IConnector ConnectUnix(
        string path,
        IClientFactory factory,
        TimeSpan? timeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(factory);
        var limit = timeout ?? DefaultConnectTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        VerifyThread();
        VerifyOpen();
        var connector = new UnixConnector(Tcp, UnixChannels, path, factory, limit, new SourceLocation(file, line));
        connector.Connect();
        return connector;
    }
}
