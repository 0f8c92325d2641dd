using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Readiness;

/// <summary>A socket that is a number, without an object of .NET around it.</summary>
internal unsafe partial class DescriptorChannel : Channel, IWatchedDescriptor
{
    private readonly DescriptorSource _source;
    private readonly int _descriptor;
    private int _sendFlags = LinuxConstants.NoSignal;
    private bool _isHeld;

    internal DescriptorChannel(DescriptorSource source, int descriptor, IChannelHandler handler)
        : base(handler)
    {
        _source = source;
        _descriptor = descriptor;
        source.Enter(descriptor, this);
    }

    bool IWatchedDescriptor.IsReactorsOwn => true;

    /// <summary>The file that was made for it, to be removed with it; null if there is none.</summary>
    internal string? Path { get; set; }

    Interest IWatchedDescriptor.Interest => Interest;

    internal override bool NoDelay
    {
        get => GetOption(LinuxConstants.LevelTcp, LinuxConstants.TcpNoDelay) != 0;
        set => SetOption(LinuxConstants.LevelTcp, LinuxConstants.TcpNoDelay, value ? 1 : 0);
    }

    internal override bool KeepAlive
    {
        get => GetOption(LinuxConstants.LevelSocket, LinuxConstants.KeepAlive) != 0;
        set => SetOption(LinuxConstants.LevelSocket, LinuxConstants.KeepAlive, value ? 1 : 0);
    }

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        fixed (byte* memory = buffer)
        {
            var count = Libc.recv(_descriptor, memory, buffer.Length, 0);
            return Result(count, out error);
        }
    }

    internal override int Send(ReadOnlySpan<byte> data, out SocketError error)
    {
        fixed (byte* memory = data)
        {
            var count = Libc.send(_descriptor, memory, data.Length, _sendFlags);
            _isHeld = _sendFlags != LinuxConstants.NoSignal;
            return Result(count, out error);
        }
    }

    internal override nint Descriptor => _descriptor;

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        var memory = stackalloc byte[UnixSocketAddress.MaxSize];
        uint size = UnixSocketAddress.MaxSize;
        var descriptor = Libc.accept4(_descriptor, memory, &size, LinuxConstants.NonBlocking | LinuxConstants.CloseOnExec);
        if (descriptor < 0)
        {
            peer = null;
            error = Answer(Errno.Last());
            return null;
        }

        peer = ReadAddress(new ReadOnlySpan<byte>(memory, (int)size));
        error = SocketError.Success;
        return _source.Make(descriptor, Handler, isStream: true);
    }

    internal override SocketError TakeConnectError() =>
        Errno.ToSocketError(GetOption(LinuxConstants.LevelSocket, LinuxConstants.SocketErrorOption));

    internal override IPEndPoint GetLocalAddress()
    {
        var memory = stackalloc byte[SocketAddress4Or6.MaxSize];
        uint size = SocketAddress4Or6.MaxSize;
        return Libc.getsockname(_descriptor, memory, &size) < 0
            ? throw Errno.LastException()
            : SocketAddress4Or6.Read(new ReadOnlySpan<byte>(memory, SocketAddress4Or6.MaxSize));
    }

    internal override void Hold() => _sendFlags |= LinuxConstants.MoreFollows;

    internal override void LetGo()
    {
        _sendFlags = LinuxConstants.NoSignal;
        if (_isHeld && IsOpen)
        {
            _isHeld = false;
            var off = 0;
            _ = Libc.setsockopt(_descriptor, LinuxConstants.LevelTcp, LinuxConstants.TcpCork, &off, sizeof(int));
        }
    }

    internal override void EndSending() => _ = Libc.shutdown(_descriptor, LinuxConstants.ShutdownSend);

    internal override void Close()
    {
        if (!IsOpen)
        {
            return;
        }

        StopOperations();

        // A child process that was just forked may still hold the socket; the system would go on to watch it.
        Interest = Interest.None;
        IsOpen = false;
        _source.Forget(_descriptor);
        _ = Libc.close(_descriptor);
        if (Path is not null)
        {
            RemovePath(Path);
        }
    }

    internal override void Reset()
    {
        if (IsOpen)
        {
            DropUnsent();
            Close();
        }
    }

    // A failure is for whoever looks next, in either direction: the call that is made then tells it.
    void IWatchedDescriptor.Dispatch(bool isReadable, bool isWritable, bool hasFailed) =>
        Dispatch(isReadable || hasFailed, isWritable || hasFailed);

    void IWatchedDescriptor.Superseded()
    {
        StopOperations();

        // A defect of whoever closed it. Its number is another's now and must not be closed with this.
        Interest = Interest.None;
        IsOpen = false;
        Handler.Broken(new InvalidOperationException($"Descriptor {_descriptor} belongs to the reactor, and somebody else has closed it."));
    }

    private protected override void Watch(Interest before, Interest after)
    {
        var errno = _source.Watch(_descriptor, before, after);
        if (errno != 0 && after != Interest.None)
        {
            throw Errno.ToException(errno);
        }
    }

    /// <summary>The socket is about to be closed: the system is to do nothing more for it.</summary>
    private protected virtual void StopOperations()
    {
    }

    /// <summary>From now on, to close it resets the connection.</summary>
    private protected void DropUnsent()
    {
        // struct linger: on, for no time at all.
        var linger = stackalloc int[] { 1, 0 };
        _ = Libc.setsockopt(_descriptor, LinuxConstants.LevelSocket, LinuxConstants.Linger, linger, 2 * sizeof(int));
    }

    private static EndPoint ReadAddress(ReadOnlySpan<byte> address) =>
        MemoryMarshal.Read<ushort>(address) == LinuxConstants.FamilyUnix ? UnixSocketAddress.Read(address) : SocketAddress4Or6.Read(address);

    private static void RemovePath(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It stays, and whoever listens there next is told that it is in the way.
        }
    }

    private static int Result(nint count, out SocketError error)
    {
        if (count >= 0)
        {
            error = SocketError.Success;
            return (int)count;
        }

        error = Answer(Errno.Last());
        return 0;
    }

    private int GetOption(int level, int name)
    {
        int value;
        uint size = sizeof(int);
        return Libc.getsockopt(_descriptor, level, name, &value, &size) < 0 ? throw Errno.LastException() : value;
    }

    private void SetOption(int level, int name, int value)
    {
        if (Libc.setsockopt(_descriptor, level, name, &value, sizeof(int)) < 0)
        {
            throw Errno.LastException();
        }
    }
}
