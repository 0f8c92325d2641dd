using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <summary>Readiness by Linux's epoll, level-triggered: the system keeps the list of what is watched.</summary>
/// <remarks>Threading: the reactor's, except for <see cref="Wake"/>.</remarks>
internal sealed unsafe class EpollSource : IReadinessSource
{
    private const int BatchSize = 256;
    private const ulong WakerMark = ulong.MaxValue;

    // The structure is packed on x86 only.
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;
    private static readonly int DataOffset = IsPacked ? 4 : 8;
    private static readonly int EventSize = DataOffset + sizeof(ulong);

    private readonly byte[] _events = GC.AllocateArray<byte>(BatchSize * EventSize, pinned: true);
    private readonly Lock _wakerGate = new();
    private readonly int _epoll;
    private readonly int _waker;
    private EpollChannel?[] _channels = new EpollChannel?[64];
    private uint _generation;
    private int _batch;
    private int _count;
    private int _reserve = -1;
    private bool _isDisposed;

    private EpollSource(int epoll, int waker)
    {
        _epoll = epoll;
        _waker = waker;
    }

    /// <summary>Whoever drops a reactor that never stopped still gives its descriptors back.</summary>
    ~EpollSource() => Close();

    /// <summary>Opens a source: two descriptors.</summary>
    /// <exception cref="SocketException">The system has none left.</exception>
    internal static EpollSource Open()
    {
        var epoll = Check(Libc.epoll_create1(LinuxConstants.CloseOnExec));
        var waker = Libc.eventfd(0, LinuxConstants.CloseOnExec | LinuxConstants.NonBlocking);
        if (waker < 0)
        {
            var error = Errno.LastException();
            _ = Libc.close(epoll);
            throw error;
        }

        var source = new EpollSource(epoll, waker);

        // Edge-triggered: every write is an event, and nobody has to read the counter.
        source.Control(LinuxConstants.EpollAdd, waker, LinuxConstants.EpollIn | LinuxConstants.EpollEdge, WakerMark);
        return source;
    }

    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler)
    {
        var descriptor = OpenSocket(address);
        try
        {
            SetOption(descriptor, LinuxConstants.LevelSocket, LinuxConstants.ReuseAddress, 1);
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                SetOption(descriptor, LinuxConstants.LevelIpv6, LinuxConstants.Ipv6Only, 1);
            }

            // Connections inherit it.
            SetOption(descriptor, LinuxConstants.LevelTcp, LinuxConstants.TcpNoDelay, 1);
            var memory = stackalloc byte[SocketAddress4Or6.MaxSize];
            var size = SocketAddress4Or6.Write(address, new Span<byte>(memory, SocketAddress4Or6.MaxSize));
            Check(Libc.bind(descriptor, memory, size));
            Check(Libc.listen(descriptor, backlog == 0 ? int.MaxValue : backlog));
        }
        catch
        {
            _ = Libc.close(descriptor);
            throw;
        }

        KeepReserve();
        return Adopt(descriptor, handler);
    }

    public Channel Connect(IPEndPoint address, IChannelHandler handler)
    {
        var descriptor = OpenSocket(address);
        try
        {
            SetOption(descriptor, LinuxConstants.LevelTcp, LinuxConstants.TcpNoDelay, 1);
            var memory = stackalloc byte[SocketAddress4Or6.MaxSize];
            var size = SocketAddress4Or6.Write(address, new Span<byte>(memory, SocketAddress4Or6.MaxSize));
            if (Libc.connect(descriptor, memory, size) < 0 && Marshal.GetLastSystemError() is not (Errno.InProgress or Errno.Interrupted))
            {
                throw Errno.LastException();
            }
        }
        catch
        {
            _ = Libc.close(descriptor);
            throw;
        }

        return Adopt(descriptor, handler);
    }

    public bool TurnAway(Channel listener)
    {
        if (_reserve < 0)
        {
            KeepReserve();
            return _reserve >= 0;
        }

        _ = Libc.close(_reserve);
        _reserve = -1;
        listener.Accept(out _, out _)?.Close();
        KeepReserve();
        return _reserve >= 0;
    }

    public void Wait(int milliseconds)
    {
        _batch++;
        fixed (byte* events = _events)
        {
            _count = Libc.epoll_wait(_epoll, events, BatchSize, milliseconds);
        }

        if (_count < 0 && Marshal.GetLastSystemError() != Errno.Interrupted)
        {
            throw Errno.LastException();
        }
    }

    public void Dispatch()
    {
        var batch = _batch;
        fixed (byte* events = _events)
        {
            for (var index = 0; index < _count && batch == _batch; index++)
            {
                var place = events + (index * EventSize);
                Dispatch(*(uint*)place, *(ulong*)(place + DataOffset));
            }
        }
    }

    public void Wake()
    {
        lock (_wakerGate)
        {
            if (!_isDisposed)
            {
                var one = 1UL;
                _ = Libc.write(_waker, (byte*)&one, sizeof(ulong));
            }
        }
    }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    internal EpollChannel Adopt(int descriptor, IChannelHandler handler)
    {
        if (descriptor >= _channels.Length)
        {
            Array.Resize(ref _channels, Math.Max(descriptor + 1, _channels.Length * 2));
        }

        var channel = new EpollChannel(this, descriptor, ++_generation, handler);
        _channels[descriptor] = channel;
        return channel;
    }

    internal void Forget(int descriptor) => _channels[descriptor] = null;

    internal void Control(int operation, int descriptor, uint events, ulong mark)
    {
        var memory = stackalloc byte[16];
        *(uint*)memory = events;
        *(ulong*)(memory + DataOffset) = mark;
        if (Libc.epoll_ctl(_epoll, operation, descriptor, memory) < 0 && operation != LinuxConstants.EpollDelete)
        {
            throw Errno.LastException();
        }
    }

    private static int Check(int result) => result >= 0 ? result : throw Errno.LastException();

    private static void SetOption(int descriptor, int level, int name, int value) =>
        Check(Libc.setsockopt(descriptor, level, name, &value, sizeof(int)));

    private static int OpenSocket(IPEndPoint address)
    {
        var family = address.AddressFamily == AddressFamily.InterNetworkV6 ? LinuxConstants.FamilyInet6 : LinuxConstants.FamilyInet;
        return Check(Libc.socket(family, LinuxConstants.StreamSocket | LinuxConstants.NonBlocking | LinuxConstants.CloseOnExec, 0));
    }

    /// <summary>R-FD-07: an event carries number and generation, so one for a closed descriptor reaches nobody.</summary>
    private void Dispatch(uint events, ulong mark)
    {
        if (mark == WakerMark)
        {
            return;
        }

        var descriptor = (int)(uint)mark;
        if (_channels[descriptor] is not { } channel || channel.Mark != mark)
        {
            return;
        }

        var hasFailed = (events & LinuxConstants.EpollErrorOrHangUp) != 0;
        channel.Dispatch(hasFailed || (events & LinuxConstants.EpollIn) != 0, hasFailed || (events & LinuxConstants.EpollOut) != 0);
    }

    private void KeepReserve()
    {
        if (_reserve < 0)
        {
            _reserve = Libc.eventfd(0, LinuxConstants.CloseOnExec);
        }
    }

    private void Close()
    {
        lock (_wakerGate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            foreach (var channel in _channels)
            {
                channel?.Close();
            }

            if (_reserve >= 0)
            {
                _ = Libc.close(_reserve);
            }

            _ = Libc.close(_waker);
            _ = Libc.close(_epoll);
        }
    }
}
