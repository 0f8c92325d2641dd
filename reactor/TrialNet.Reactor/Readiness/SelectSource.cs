using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <summary>Readiness by <see cref="Socket.Select(System.Collections.IList, System.Collections.IList, System.Collections.IList, TimeSpan)"/>: portable, and as slow as there are sockets.</summary>
/// <remarks>
/// .NET takes at most 65,536 sockets in a call. Above that nothing new is opened: a port turns connections away as it does when
/// descriptors run out, and attempts to connect fail. Threading: the reactor's, except for <see cref="Wake"/>.
/// </remarks>
internal sealed class SelectSource : IReadinessSource
{
    /// <summary>The most channels by default; the one that is left is the waker's.</summary>
    internal const int DefaultCapacity = 65_535;

    // Select counts microseconds in an int; longer waits are cut, and the loop goes round once more.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    private readonly Dictionary<Socket, SelectChannel> _channels = new(ReferenceEqualityComparer.Instance);
    private readonly List<Socket> _read = [];
    private readonly List<Socket> _write = [];
    private readonly List<Socket> _failed = [];
    private readonly Lock _wakerGate = new();
    private readonly Socket _waker;
    private readonly byte[] _wakeByte = [0];
    private readonly int _capacity;
    private Socket? _reserve;
    private int _batch;
    private bool _isDisposed;

    internal SelectSource(int capacity = DefaultCapacity)
    {
        _capacity = capacity;

        // A datagram socket that is connected to itself: one descriptor, and no stranger can write to it.
        _waker = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        _waker.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _waker.Connect(_waker.LocalEndPoint!);
    }

    internal bool IsFull => _channels.Count >= _capacity;

    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler)
    {
        var socket = OpenSocket(address);
        try
        {
            // .NET lets an address that is in TIME_WAIT be used again, and no option of its own makes just that and no more.
            socket.Bind(address);
            socket.Listen(backlog == 0 ? int.MaxValue : backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        KeepReserve();
        return Adopt(socket, handler);
    }

    public Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler)
    {
        VerifyRoom();
        var socket = OpenSocket(address);
        try
        {
            if (localAddress is not null)
            {
                socket.Bind(localAddress);
            }

            socket.Connect(address);
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // Under way: the usual case.
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return Adopt(socket, handler);
    }

    public Channel ListenUnix(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog, IChannelHandler handler)
    {
        var socket = UnixSockets.Listen(address, mode, backlog);
        KeepReserve();
        return Adopt(socket, handler);
    }

    public Channel ConnectUnix(UnixDomainSocketEndPoint address, IChannelHandler handler)
    {
        VerifyRoom();
        return Adopt(UnixSockets.Connect(address), handler);
    }

    public Channel Bind(IPEndPoint address, bool isShared, IChannelHandler handler)
    {
        VerifyRoom();
        return Adopt(SocketDatagrams.Bind(address, isShared), handler);
    }

    public bool TurnAway(Channel listener)
    {
        _reserve?.Dispose();
        _reserve = null;
        ((SelectChannel)listener).TurnAway();
        KeepReserve();
        return _reserve is not null;
    }

    public void Wait(int milliseconds)
    {
        _batch++;
        Collect();
        var limit = milliseconds < 0 ? LongestWait : TimeSpan.FromMilliseconds(milliseconds);
        Socket.Select(_read, _write, _failed, limit < LongestWait ? limit : LongestWait);
    }

    public void Dispatch()
    {
        var batch = _batch;
        for (var index = 0; batch == _batch && index < _read.Count; index++)
        {
            if (ReferenceEquals(_read[index], _waker))
            {
                DrainWaker();
            }
            else
            {
                Dispatch(_read[index], isReadable: true);
            }
        }

        for (var index = 0; batch == _batch && index < _write.Count; index++)
        {
            Dispatch(_write[index], isReadable: false);
        }

        // Only some systems tell the failure of an attempt to connect apart.
        for (var index = 0; batch == _batch && index < _failed.Count; index++)
        {
            Dispatch(_failed[index], isReadable: false);
        }
    }

    public void Wake()
    {
        lock (_wakerGate)
        {
            if (!_isDisposed)
            {
                // If its buffer is full, it wakes anyway.
                _waker.Send(_wakeByte, SocketFlags.None, out _);
            }
        }
    }

    public void Dispose()
    {
        lock (_wakerGate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            foreach (var channel in _channels.Values.ToList())
            {
                channel.Close();
            }

            _reserve?.Dispose();
            _waker.Dispose();
        }
    }

    internal SelectChannel Adopt(Socket socket, IChannelHandler handler)
    {
        var channel = new SelectChannel(this, socket, handler);
        _channels.Add(socket, channel);
        return channel;
    }

    internal void Forget(Socket socket) => _channels.Remove(socket);

    private static Socket OpenSocket(IPEndPoint address) =>
        new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false, NoDelay = true };

    private void VerifyRoom()
    {
        if (IsFull)
        {
            throw new SocketException((int)SocketError.TooManyOpenSockets);
        }
    }

    private void Collect()
    {
        _read.Clear();
        _write.Clear();
        _failed.Clear();
        _read.Add(_waker);
        foreach (var (socket, channel) in _channels)
        {
            if ((channel.Interest & Interest.Read) != 0)
            {
                _read.Add(socket);
                if (channel.IsDatagram)
                {
                    _failed.Add(socket);
                }
            }

            if ((channel.Interest & Interest.Write) != 0)
            {
                _write.Add(socket);
                _failed.Add(socket);
            }
        }
    }

    private void Dispatch(Socket socket, bool isReadable)
    {
        if (_channels.TryGetValue(socket, out var channel))
        {
            channel.Dispatch(isReadable || channel.IsDatagram, !isReadable);
        }
    }

    private void DrainWaker()
    {
        SocketError error;
        do
        {
            _waker.Receive(_wakeByte, SocketFlags.None, out error);
        }
        while (error == SocketError.Success);
    }

    private void KeepReserve()
    {
        try
        {
            _reserve ??= new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        }
        catch (SocketException)
        {
            // There is none to keep; TurnAway says so.
        }
    }
}
