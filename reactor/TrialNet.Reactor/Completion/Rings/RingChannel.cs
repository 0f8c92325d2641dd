using System.Net.Sockets;
using TrialNet.Reactor.Completion.Rings.Interop;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Completion.Rings;

/// <summary>A socket on a ring.</summary>
/// <remarks>
/// Of a stream that is watched for input, the system receives as soon as something comes, and it stays here until the user takes it.
/// There is an operation for each time: one that goes on for many misses a reset, or an end, that comes together with bytes.
/// Of the rest it looks: for connections, datagrams and descriptors that come, for room to send, and for input where that comes in
/// pieces so large that it is cheaper to let the user receive it.
/// </remarks>
internal sealed unsafe class RingChannel : DescriptorChannel, IDescriptorChannel
{
    /// <summary>From what size on a piece is not worth to be copied.</summary>
    private const int LargePiece = RingBuffers.Size;

    private readonly RingSource _source;
    private readonly int _descriptor;
    private bool _isLooking;
    private bool _isLarge;
    private bool _isChanged;
    private bool _isQueued;

    // The operations under way.
    private RingOperation? _reading;
    private bool _isWriting;

    // What they brought.
    private bool _isReadable;
    private bool _isWritable;
    private SocketError? _outcome;
    private int _buffer = RingBuffers.None;
    private byte[] _copy = [];
    private int _taken;
    private int _received;

    internal RingChannel(RingSource source, int descriptor, IChannelHandler handler, bool isStream)
        : base(source, descriptor, handler)
    {
        _source = source;
        _descriptor = descriptor;
        _isLooking = !isStream;
    }

    /// <summary>Whether an operation has not ended.</summary>
    internal bool IsUnderWay => _reading is not null || _isWriting;

    private bool HasBytes => _taken < _received;

    private bool IsReadReady => _isReadable || HasBytes || _outcome is not null;

    private bool IsReady => ((Interest & Interest.Read) != 0 && IsReadReady) || ((Interest & Interest.Write) != 0 && _isWritable);

    public void ExpectDescriptors() => _isLooking = true;

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        if (HasBytes)
        {
            var count = TakeBytes(buffer);
            if (_received == RingBuffers.Size && !HasBytes && count < buffer.Length)
            {
                count += ReceiveMore(buffer[count..]);
            }

            _isLarge = count >= LargePiece;
            error = SocketError.Success;
            return count;
        }

        if (_outcome is { } outcome)
        {
            _outcome = null;
            error = outcome;
            return 0;
        }

        var received = base.Receive(buffer, out error);
        _isLarge = received >= LargePiece;
        return received;
    }

    internal override void Close()
    {
        if (!IsOpen)
        {
            return;
        }

        StopOperations();
        if (HasBytes)
        {
            // The system would do so, had it kept what nobody took.
            DropUnsent();
        }

        DropBytes();
        base.Close();
    }

    /// <summary>It is its turn: tells the user what is ready.</summary>
    internal void Dispatch()
    {
        _isQueued = false;
        if (IsOpen)
        {
            var (isReadable, isWritable) = (IsReadReady, _isWritable);
            (_isReadable, _isWritable) = (false, false);
            Dispatch(isReadable, isWritable);
            NoteChange();
        }
    }

    /// <summary>It is to be looked at before the thread waits.</summary>
    internal void NoteChange()
    {
        if (!_isChanged)
        {
            _isChanged = true;
            _source.Changed(this);
        }
    }

    /// <summary>Posts what is wanted and not under way; asks for a turn if something is ready.</summary>
    internal void Post()
    {
        _isChanged = false;
        if (!IsOpen)
        {
            return;
        }

        if ((Interest & Interest.Read) != 0 && _reading is null && !IsReadReady)
        {
            PostRead();
        }

        if ((Interest & Interest.Write) != 0 && !_isWriting && !_isWritable)
        {
            _isWriting = true;
            PostLook(RingOperation.LookForRoom, LinuxConstants.EventOut);
        }

        AskForTurn();
    }

    /// <summary>An operation has ended.</summary>
    internal void End(RingOperation operation, in CompletionEntry entry)
    {
        var isCancelled = entry.Result == -RingConstants.Cancelled;
        switch (operation)
        {
            case RingOperation.LookForRoom:
                _isWriting = false;
                _isWritable = !isCancelled;
                break;
            case RingOperation.LookForInput:
                _reading = null;
                _isReadable = !isCancelled;
                break;
            default:
                _reading = null;
                EndReceive(entry);
                break;
        }

        AskForTurn();
        NoteChange();
    }

    /// <summary>The ring is another: nothing is under way, and its buffers are gone in a moment.</summary>
    internal void MoveToNewRing()
    {
        _reading = null;
        _isWriting = false;
        KeepCopy();
        NoteChange();
    }

    private protected override void StopOperations()
    {
        if (_reading is { } reading)
        {
            _source.Cancel(_descriptor, reading);
        }

        if (_isWriting)
        {
            _source.Cancel(_descriptor, RingOperation.LookForRoom);
        }

        _source.WaitForEnd(this);
    }

    private void EndReceive(in CompletionEntry entry)
    {
        if (entry.Result > 0)
        {
            (_buffer, _taken, _received) = (entry.Buffer, 0, entry.Result);
            if ((Interest & Interest.Read) == 0)
            {
                // Nobody may want it for long, and others need the buffer.
                KeepCopy();
            }

            return;
        }

        _source.ReturnBuffer(entry.Buffer);
        switch (-entry.Result)
        {
            case RingConstants.Cancelled or RingConstants.Again or Errno.Interrupted:
                break;
            case RingConstants.NoBuffer:
                // Others have them all: the user receives directly.
                _isReadable = true;
                break;
            case var error:
                _outcome = Errno.ToSocketError(error);
                break;
        }
    }

    private void PostRead()
    {
        if (_isLooking || _isLarge)
        {
            _reading = RingOperation.LookForInput;
            PostLook(RingOperation.LookForInput, LinuxConstants.EventIn);
            return;
        }

        _reading = RingOperation.Receive;
        var receive = _source.Post();
        receive->Operation = RingConstants.Receive;
        receive->Flags = RingConstants.SelectBuffer;
        receive->Priority = RingConstants.PollFirst;
        receive->Descriptor = _descriptor;
        receive->Length = RingBuffers.Size;
        receive->BufferGroup = RingBuffers.Group;
        receive->Mark = _source.MarkOf(_descriptor, RingOperation.Receive);
    }

    private void PostLook(RingOperation operation, uint events)
    {
        var look = _source.Post();
        look->Operation = RingConstants.PollAdd;
        look->Descriptor = _descriptor;
        look->Events = events;
        look->Mark = _source.MarkOf(_descriptor, operation);
    }

    private void AskForTurn()
    {
        if (!_isQueued && IsReady)
        {
            _isQueued = true;
            _source.Ready(this);
        }
    }

    private int TakeBytes(Span<byte> target)
    {
        var count = Math.Min(_received - _taken, target.Length);
        var bytes = _buffer == RingBuffers.None ? _copy.AsSpan(_taken, count) : _source.Buffers.Get(_buffer, _taken, count);
        bytes.CopyTo(target);
        _taken += count;
        if (!HasBytes)
        {
            DropBytes();
        }

        return count;
    }

    /// <summary>What did not fit into the buffer. An end or a failure is for the next call.</summary>
    private int ReceiveMore(Span<byte> target)
    {
        var count = base.Receive(target, out var error);
        if (count == 0 && error != SocketError.WouldBlock)
        {
            _outcome = error;
        }

        return count;
    }

    private void KeepCopy()
    {
        if (HasBytes && _buffer != RingBuffers.None)
        {
            _copy = _source.Buffers.Get(_buffer, 0, _received).ToArray();
            _source.ReturnBuffer(_buffer);
            _buffer = RingBuffers.None;
        }
    }

    private void DropBytes()
    {
        _source.ReturnBuffer(_buffer);
        _buffer = RingBuffers.None;
        _copy = [];
        _taken = _received;
    }
}
