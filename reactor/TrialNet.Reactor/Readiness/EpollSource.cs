using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Readiness;

/// <summary>Readiness by Linux's epoll, level-triggered: the system keeps the list of what is watched.</summary>
internal sealed unsafe class EpollSource : DescriptorSource
{
    private const int SmallestBatch = 256;
    private const ulong WakerMark = ulong.MaxValue;

    // The structure is packed on x86 only.
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;
    private static readonly int DataOffset = IsPacked ? 4 : 8;
    private static readonly int EventSize = DataOffset + sizeof(ulong);

    private int _epoll;
    private byte[] _events = GC.AllocateArray<byte>(SmallestBatch * EventSize, pinned: true);
    private int _batchSize = SmallestBatch;
    private int _batch;
    private int _count;
    private int _watched;

    // The first event of nobody's, and the batch it came in.
    private ulong _suspect;
    private int _suspectBatch;

    private EpollSource(int epoll, int waker)
        : base(waker) => _epoll = epoll;

    /// <summary>Opens a source: two descriptors.</summary>
    /// <exception cref="SocketException">The system has none left.</exception>
    internal static EpollSource Open()
    {
        var epoll = Check(Libc.epoll_create1(LinuxConstants.CloseOnExec));
        int waker;
        try
        {
            waker = OpenWaker();
        }
        catch
        {
            _ = Libc.close(epoll);
            throw;
        }

        var source = new EpollSource(epoll, waker);
        source.AddWaker();
        return source;
    }

    public override void Wait(int milliseconds)
    {
        _batch++;
        MakeRoom();
        fixed (byte* events = _events)
        {
            _count = Libc.epoll_wait(_epoll, events, _batchSize, milliseconds);
        }

        if (_count < 0 && Marshal.GetLastSystemError() != Errno.Interrupted)
        {
            throw Errno.LastException();
        }
    }

    public override void Dispatch()
    {
        var batch = _batch;
        fixed (byte* events = _events)
        {
            for (var index = 0; index < _count && batch == _batch; index++)
            {
                var place = events + (index * EventSize);
                var mark = *(ulong*)(place + DataOffset);
                if (mark != WakerMark && !Dispatch(*(uint*)place, mark))
                {
                    Suspect(mark);
                }
            }
        }
    }

    internal override int Watch(int descriptor, Interest before, Interest after)
    {
        var operation = before == Interest.None ? LinuxConstants.EpollAdd
            : after == Interest.None ? LinuxConstants.EpollDelete
            : LinuxConstants.EpollModify;
        _watched += operation == LinuxConstants.EpollAdd ? 1 : operation == LinuxConstants.EpollDelete ? -1 : 0;
        return Control(operation, descriptor, ToEvents(after), GetMark(descriptor));
    }

    private protected override void CloseSystem() => _ = Libc.close(_epoll);

    // Edge-triggered: every write is an event, and nobody has to read the counter.
    private void AddWaker() => Control(LinuxConstants.EpollAdd, Waker, LinuxConstants.EventIn | LinuxConstants.EpollEdge, WakerMark);

    private int Control(int operation, int descriptor, uint events, ulong mark)
    {
        var memory = stackalloc byte[16];
        *(uint*)memory = events;
        *(ulong*)(memory + DataOffset) = mark;
        return Libc.epoll_ctl(_epoll, operation, descriptor, memory) < 0 ? Marshal.GetLastSystemError() : 0;
    }

    /// <summary>R-FD-01: in a turn, each that is ready is told so, however many they are.</summary>
    private void MakeRoom()
    {
        if (_watched >= _batchSize)
        {
            _batchSize = Math.Max(_watched + 1, _batchSize * 2);
            _events = GC.AllocateArray<byte>(_batchSize * EventSize, pinned: true);
        }
    }

    /// <summary>
    /// An event of nobody's may be one for a descriptor that was closed in the same batch. If it comes again, the descriptor was
    /// closed while it was watched and somebody has a copy of it: then epoll goes on for ever, and cannot be told otherwise.
    /// </summary>
    private void Suspect(ulong mark)
    {
        if (mark == _suspect && _batch == _suspectBatch + 1)
        {
            BeginAnew();
        }
        else if (_batch > _suspectBatch + 1)
        {
            _suspect = mark;
            _suspectBatch = _batch;
        }
    }

    private void BeginAnew()
    {
        var epoll = Libc.epoll_create1(LinuxConstants.CloseOnExec);
        if (epoll < 0)
        {
            // No descriptor is left; the next event tries again.
            return;
        }

        _ = Libc.close(_epoll);
        _epoll = epoll;
        _suspect = 0;
        AddWaker();
        for (var descriptor = 0; descriptor < EndOfNumbers; descriptor++)
        {
            if (Find(descriptor) is { Interest: not Interest.None and var interest })
            {
                Control(LinuxConstants.EpollAdd, descriptor, ToEvents(interest), GetMark(descriptor));
            }
        }
    }
}
