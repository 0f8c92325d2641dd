using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Readiness;

/// <summary>What the sources have in common that watch descriptors of Linux: the sockets, who is behind which number, and the waker.</summary>
/// <remarks>
/// R-FD-07: an event carries number and generation, so one for a descriptor that was closed meanwhile reaches nobody.
/// Threading: the reactor's, except for <see cref="Wake"/>.
/// </remarks>
internal abstract unsafe partial class DescriptorSource : IReadinessSource
{
    private readonly Lock _wakerGate = new();
    private Slot[] _slots = new Slot[64];
    private uint _generation;
    private int _reserve = -1;
    private bool _isDisposed;

    private protected DescriptorSource(int waker) => Waker = waker;

    /// <summary>Whoever drops a reactor that never stopped still gives its descriptors back.</summary>
    ~DescriptorSource()
    {
        BeforeFinalizing();
        Close();
    }

    /// <summary>An eventfd: to write to it wakes the loop.</summary>
    private protected int Waker { get; }

    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler)
    {
        var descriptor = OpenSocket(FamilyOf(address));
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
            Listen(descriptor, backlog);
        }
        catch
        {
            _ = Libc.close(descriptor);
            throw;
        }

        KeepReserve();
        return Make(descriptor, handler, isStream: false);
    }

    public Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler)
    {
        var descriptor = OpenSocket(FamilyOf(address));
        try
        {
            SetOption(descriptor, LinuxConstants.LevelTcp, LinuxConstants.TcpNoDelay, 1);
            var memory = stackalloc byte[SocketAddress4Or6.MaxSize];
            if (localAddress is not null)
            {
                SetOption(descriptor, LinuxConstants.LevelSocket, LinuxConstants.ReuseAddress, 1);
                var localSize = SocketAddress4Or6.Write(localAddress, new Span<byte>(memory, SocketAddress4Or6.MaxSize));
                Check(Libc.bind(descriptor, memory, localSize));
            }

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

        return Make(descriptor, handler, isStream: true);
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
        listener.Accept(out _, out _)?.Reset();
        KeepReserve();
        return _reserve >= 0;
    }

    public abstract void Wait(int milliseconds);

    public abstract void Dispatch();

    public void Wake()
    {
        lock (_wakerGate)
        {
            if (!_isDisposed)
            {
                var one = 1UL;
                _ = Libc.write(Waker, (byte*)&one, sizeof(ulong));
            }
        }
    }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the channel of a socket.</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="handler">The user.</param>
    /// <param name="isStream">Whether bytes come from it, and not connections or datagrams.</param>
    internal virtual DescriptorChannel Make(int descriptor, IChannelHandler handler, bool isStream) => new(this, descriptor, handler);

    /// <summary>Who is behind a number; null if nobody.</summary>
    internal IWatchedDescriptor? Find(int descriptor) => descriptor < _slots.Length ? _slots[descriptor].Watched : null;

    /// <summary>From now on, events of this number are for this one.</summary>
    internal void Enter(int descriptor, IWatchedDescriptor watched)
    {
        if (descriptor >= _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(descriptor + 1, _slots.Length * 2));
        }

        _slots[descriptor].Watched?.Superseded();
        _slots[descriptor] = new Slot(watched, ++_generation);
    }

    internal void Forget(int descriptor) => _slots[descriptor] = default;

    /// <summary>The error that a socket has to tell; none if it is no socket.</summary>
    internal static SocketError TakeSocketError(int descriptor)
    {
        int errno;
        uint size = sizeof(int);
        return Libc.getsockopt(descriptor, LinuxConstants.LevelSocket, LinuxConstants.SocketErrorOption, &errno, &size) < 0
            ? SocketError.Success
            : Errno.ToSocketError(errno);
    }

    /// <summary>Watches a descriptor for something else than before.</summary>
    /// <returns>The system's error; 0 if there is none.</returns>
    internal abstract int Watch(int descriptor, Interest before, Interest after);

    private protected static int Check(int result) => result >= 0 ? result : throw Errno.LastException();

    private protected static int OpenWaker() => Check(Libc.eventfd(0, LinuxConstants.CloseOnExec | LinuxConstants.NonBlocking));

    private protected static uint ToEvents(Interest interest) =>
        ((interest & Interest.Read) != 0 ? LinuxConstants.EventIn : 0) | ((interest & Interest.Write) != 0 ? LinuxConstants.EventOut : 0);

    /// <summary>What an event has to carry to reach who is behind the number now.</summary>
    private protected ulong GetMark(int descriptor) => ((ulong)_slots[descriptor].Generation << 32) | (uint)descriptor;

    /// <summary>One more than the highest number that was ever watched, or more.</summary>
    private protected int EndOfNumbers => _slots.Length;

    /// <summary>Hands an event to who is behind its mark; false if that is not there any more.</summary>
    private protected bool Dispatch(uint events, ulong mark)
    {
        if (FindMarked(mark) is not { } watched)
        {
            return false;
        }

        watched.Dispatch(
            (events & LinuxConstants.EventIn) != 0,
            (events & LinuxConstants.EventOut) != 0,
            (events & (LinuxConstants.EventErrorOrHangUp | LinuxConstants.EventNoDescriptor)) != 0);
        return true;
    }

    /// <summary>Who is behind a mark; null if that is not there any more.</summary>
    private protected IWatchedDescriptor? FindMarked(ulong mark) =>
        _slots[(int)(uint)mark] is var slot && slot.Generation == (uint)(mark >> 32) ? slot.Watched : null;

    /// <summary>The sockets are to be closed by the finalizer's thread.</summary>
    private protected virtual void BeforeFinalizing()
    {
    }

    /// <summary>Closes what the derived source opened.</summary>
    private protected virtual void CloseSystem()
    {
    }

    private static void SetOption(int descriptor, int level, int name, int value) =>
        Check(Libc.setsockopt(descriptor, level, name, &value, sizeof(int)));

    private static int FamilyOf(IPEndPoint address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? LinuxConstants.FamilyInet6 : LinuxConstants.FamilyInet;

    private static int OpenSocket(int family) =>
        Check(Libc.socket(family, LinuxConstants.StreamSocket | LinuxConstants.NonBlocking | LinuxConstants.CloseOnExec, 0));

    private static void Listen(int descriptor, int backlog) => Check(Libc.listen(descriptor, backlog == 0 ? int.MaxValue : backlog));

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
            foreach (var slot in _slots)
            {
                (slot.Watched as DescriptorChannel)?.Close();
            }

            if (_reserve >= 0)
            {
                _ = Libc.close(_reserve);
            }

            _ = Libc.close(Waker);
            CloseSystem();
        }
    }

    private readonly record struct Slot(IWatchedDescriptor? Watched, uint Generation);
}
