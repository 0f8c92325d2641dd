using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>A path, or an abstract name, that is listened on (R-UNIX-02, R-UNIX-03).</summary>
internal sealed class UnixPort : ListeningPort, IUnixPort
{
    private readonly IUnixChannelSource _source;
    private readonly UnixDomainSocketEndPoint _address;
    private readonly UnixFileMode? _mode;
    private readonly int _backlog;
    private readonly string? _lockedPath;
    private IDisposable? _lock;

    internal UnixPort(
        TransportServices services,
        IUnixChannelSource source,
        UnixDomainSocketEndPoint address,
        IProtocolFactory factory,
        int backlog,
        UnixFileMode? mode,
        bool wantsLockFile,
        SourceLocation createdAt)
        : base(services, factory, createdAt)
    {
        _source = source;
        _address = address;
        _mode = mode;
        _backlog = backlog;
        _lockedPath = wantsLockFile ? UnixAddress.GetFile(address) : null;
    }

    private protected override EndPoint Address => _address;

    private protected override string Name => AddressText.Of(_address);

    public UnixDomainSocketEndPoint GetHost() => _address;

    private protected override Channel Bind()
    {
        try
        {
            _lock = _lockedPath is null ? null : UnixPathLock.Take(_lockedPath, _address, Scope, Reactor.TimeProvider);
            return _source.ListenUnix(_address, _mode, _backlog, this);
        }
        catch (Exception error)
        {
            ReleaseLock();
            if (error is not CannotListenException && error is SocketException or IOException or UnauthorizedAccessException)
            {
                throw new CannotListenException($"Cannot listen on {Name}: {UnixAddress.Explain(error, _address)}.", error);
            }

            throw;
        }
    }

    private protected override void Unbind(Channel channel)
    {
        channel.Close();
        ReleaseLock();
    }

    private protected override Connection Connect(Channel accepted, EndPoint peer) =>
        UnixConnection.Create(Services, accepted, this, (UnixDomainSocketEndPoint)peer, _address);

    private void ReleaseLock()
    {
        _lock?.Dispose();
        _lock = null;
    }
}
