using System.Net.Sockets;
using TrialNet.Reactor.Completion.Rings.Interop;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion.Rings;

/// <summary>Sockets of Linux on an io_uring, in which the reactor's thread waits and needs no other.</summary>
/// <remarks>
/// What a channel is watched for is made an operation when the thread goes to wait, all of them in one call of the system. What ended
/// is noted at once, also if the ring was entered for another reason; users hear of it when it is their turn.
/// Threading: the reactor's, except for <see cref="DescriptorSource.Wake"/>.
/// </remarks>
internal sealed unsafe partial class RingSource : DescriptorSource
{
    // The system does a little in each call; how often more is fetched in a turn has a limit, since others may write for ever.
    private const int MostCallsPerTurn = 1024;

    // What is no channel's.
    private const ulong WakerMark = ulong.MaxValue;
    private const ulong CancelMark = ulong.MaxValue - 1;

    private readonly Queue<RingChannel> _ready = new();
    private readonly List<RingChannel> _changed = [];
    private Ring _ring;
    private bool _isWakerArmed;

    private RingSource(Ring ring, int waker)
        : base(waker) => _ring = ring;

    /// <summary>Opens a source: two descriptors.</summary>
    /// <exception cref="SocketException">The system refuses it: it has no descriptor left, say.</exception>
    internal static RingSource Open()
    {
        var ring = Ring.Open();
        try
        {
            return new RingSource(ring, OpenWaker());
        }
        catch
        {
            ring.Close();
            throw;
        }
    }

    /// <summary>Where the bytes are that came.</summary>
    internal RingBuffers Buffers => _ring.Buffers;

    public override void Wait(int milliseconds)
    {
        BelongToThisThread();
        ArmWaker();
        PostChanged();
        var limit = _ready.Count > 0 ? 0 : milliseconds;
        if (limit != 0 || _ring.HasUnsubmitted || _ring.HasWork)
        {
            EnterRing(limit);
            for (var rest = MostCallsPerTurn; rest > 0 && _ring.HasWork && !Buffers.AreScarce; rest--)
            {
                EnterRing(0);
            }
        }
    }

    public override void Dispatch()
    {
        // What gets ready meanwhile is for the next turn, so that nobody waits long.
        for (var count = _ready.Count; count > 0 && _ready.TryDequeue(out var channel); count--)
        {
            channel.Dispatch();
        }
    }

    internal override int Watch(int descriptor, Interest before, Interest after)
    {
        (Find(descriptor) as RingChannel)?.NoteChange();
        return 0;
    }

    /// <summary>A channel is to be looked at when the thread goes to wait.</summary>
    internal void Changed(RingChannel channel) => _changed.Add(channel);

    /// <summary>A channel has something for its user.</summary>
    internal void Ready(RingChannel channel) => _ready.Enqueue(channel);

    /// <summary>What the completions of a channel's operations carry.</summary>
    internal ulong MarkOf(int descriptor, RingOperation operation) => GetMark(descriptor) | ((ulong)operation << OperationShift);

    /// <summary>An operation to be filled in.</summary>
    internal Submission* Post()
    {
        while (_ring.IsFull)
        {
            EnterRing(0);
        }

        return _ring.Next();
    }

    internal override DescriptorChannel Make(int descriptor, IChannelHandler handler, bool isStream) =>
        new RingChannel(this, descriptor, handler, isStream);

    private protected override void CloseSystem() => _ring.Close();

    private void PostChanged()
    {
        for (var index = 0; index < _changed.Count; index++)
        {
            _changed[index].Post();
        }

        _changed.Clear();
    }

    // Every write is an event, and nobody has to read the counter.
    private void ArmWaker()
    {
        if (!_isWakerArmed)
        {
            _isWakerArmed = true;
            var poll = Post();
            poll->Operation = RingConstants.PollAdd;
            poll->Descriptor = Waker;
            poll->Length = RingConstants.PollMany;
            poll->Events = LinuxConstants.EventIn;
            poll->Mark = WakerMark;
        }
    }

    /// <summary>Enters the ring, and notes all that has ended: whoever then reads directly gets nothing before what came before it.</summary>
    private void EnterRing(int milliseconds)
    {
        _ring.Enter(milliseconds);
        TakeEnded();
        while (_ring.HasOverflow)
        {
            _ring.Enter(0);
            TakeEnded();
        }
    }
}
