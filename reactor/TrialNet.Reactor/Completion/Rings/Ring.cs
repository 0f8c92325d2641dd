using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Completion.Rings.Interop;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Completion.Rings;

/// <summary>An io_uring: two queues in memory that is shared with the system, and one descriptor.</summary>
/// <remarks>
/// It belongs to the thread that enables it. The system works for it only while that thread is inside <see cref="Enter"/>: so what an
/// operation brings is there when the call returns, and from then to the next call the system touches no memory of anybody's.
/// Threading: that thread's, except for <see cref="Open"/> and <see cref="Close"/>.
/// </remarks>
internal sealed unsafe class Ring
{
    private const uint SubmissionCount = 256;
    private const uint CompletionCount = 4096;

    private const uint Flags = RingConstants.OwnCompletionSize | RingConstants.Disabled | RingConstants.SubmitAll
        | RingConstants.TellOfWork | RingConstants.SingleIssuer | RingConstants.DeferWork;

    private readonly int _descriptor;
    private byte* _queues;
    private byte* _submissions;
    private nuint _sizeOfQueues;
    private nuint _sizeOfSubmissions;
    private RingParameters _parameters;
    private uint _tail;
    private uint _submitted;

    private Ring(int descriptor) => _descriptor = descriptor;

    /// <summary>The memory for what comes.</summary>
    internal RingBuffers Buffers { get; private set; } = null!;

    internal bool IsOpen { get; private set; } = true;

    /// <summary>Whether the system has more to do, and would if it were entered.</summary>
    internal bool HasWork => (Volatile.Read(ref At(_parameters.Submissions.Flags)) & RingConstants.HasWork) != 0;

    /// <summary>Whether operations have ended for which there was no place; they are told by the next call.</summary>
    internal bool HasOverflow => (Volatile.Read(ref At(_parameters.Submissions.Flags)) & RingConstants.HasOverflow) != 0;

    /// <summary>Whether there are operations that <see cref="Enter"/> has not submitted.</summary>
    internal bool HasUnsubmitted => _tail != _submitted;

    /// <summary>Whether there is no place for an operation before <see cref="Enter"/>.</summary>
    internal bool IsFull => _tail - _submitted >= _parameters.SubmissionCount;

    /// <summary>Opens a ring, which works from <see cref="Enable"/> on.</summary>
    /// <exception cref="SocketException">The system refuses it: it has no descriptor left, say.</exception>
    internal static Ring Open()
    {
        RingParameters parameters = default;
        parameters.Flags = Flags;
        parameters.CompletionCount = CompletionCount;
        var descriptor = RingCalls.Setup(SubmissionCount, &parameters);
        if (descriptor < 0)
        {
            throw Errno.LastException();
        }

        var ring = new Ring(descriptor) { _parameters = parameters };
        try
        {
            ring.Map();
            ring.Buffers = RingBuffers.Open(descriptor);
        }
        catch
        {
            ring.Close();
            throw;
        }

        return ring;
    }

    /// <summary>From now on it belongs to the calling thread.</summary>
    /// <exception cref="SocketException">The system refuses it.</exception>
    internal void Enable()
    {
        if (RingCalls.Register(_descriptor, RingConstants.EnableRings, null, 0) < 0)
        {
            throw Errno.LastException();
        }
    }

    /// <summary>The next operation, to be filled in. Not to be asked of a ring that <see cref="IsFull"/>.</summary>
    internal Submission* Next()
    {
        // The queue has the places in their order once and for all.
        var place = (Submission*)_submissions + (_tail++ & (_parameters.SubmissionCount - 1));
        *place = default;
        return place;
    }

    /// <summary>Submits all, and waits for something to end.</summary>
    /// <param name="milliseconds">The longest time to wait; 0 does not block, -1 has no limit.</param>
    internal void Enter(int milliseconds)
    {
        Volatile.Write(ref At(_parameters.Submissions.Tail), _tail);
        var argument = new WaitArgument { Seconds = milliseconds / 1000, Nanoseconds = milliseconds % 1000 * 1_000_000L };
        argument.Time = milliseconds > 0 ? (ulong)&argument.Seconds : 0;
        var result = RingCalls.Enter(
            _descriptor,
            _tail - _submitted,
            milliseconds == 0 ? 0u : 1u,
            RingConstants.GetEvents | RingConstants.ExtendedArgument,
            &argument,
            WaitArgument.Size);

        var error = result < 0 ? Marshal.GetLastSystemError() : 0;
        _submitted = Volatile.Read(ref At(_parameters.Submissions.Head));
        if (result < 0 && !WillPass(error))
        {
            throw Errno.ToException(error);
        }
    }

    /// <summary>Takes the end of an operation; false if there is none.</summary>
    internal bool TryTake(out CompletionEntry entry)
    {
        ref var head = ref At(_parameters.Completions.Head);
        if (head == Volatile.Read(ref At(_parameters.Completions.Tail)))
        {
            entry = default;
            return false;
        }

        entry = ((CompletionEntry*)(_queues + _parameters.Completions.Entries))[head & (_parameters.CompletionCount - 1)];
        Volatile.Write(ref head, head + 1);
        return true;
    }

    /// <summary>Gives everything back. What is under way ends without touching anything any more.</summary>
    internal void Close()
    {
        if (IsOpen)
        {
            IsOpen = false;
            RingCalls.Unmap(_submissions, _sizeOfSubmissions);
            RingCalls.Unmap(_queues, _sizeOfQueues);
            _ = Libc.close(_descriptor);
            Buffers?.Close();
        }
    }

    /// <summary>Whether a reason not to submit or not to wait passes: a signal, the time, a want of memory or of room.</summary>
    private static bool WillPass(int error) =>
        error is Errno.Interrupted or RingConstants.Again or RingConstants.NoMemory or RingConstants.Busy or RingConstants.TimeIsOver;

    private void Map()
    {
        const uint Needed = RingConstants.FeatureSingleMap | RingConstants.FeatureNoDrop;
        if ((_parameters.Features & Needed) != Needed)
        {
            throw new SocketException((int)SocketError.OperationNotSupported);
        }

        _sizeOfQueues = Math.Max(
            _parameters.Submissions.Array + (_parameters.SubmissionCount * sizeof(uint)),
            _parameters.Completions.Entries + (_parameters.CompletionCount * (uint)sizeof(CompletionEntry)));
        _sizeOfSubmissions = _parameters.SubmissionCount * (uint)sizeof(Submission);
        _queues = RingCalls.Map(_descriptor, _sizeOfQueues, RingConstants.OffsetOfQueues);
        _submissions = _queues is null ? null : RingCalls.Map(_descriptor, _sizeOfSubmissions, RingConstants.OffsetOfSubmissions);
        if (_submissions is null)
        {
            throw Errno.LastException();
        }

        var order = (uint*)(_queues + _parameters.Submissions.Array);
        for (var index = 0u; index < _parameters.SubmissionCount; index++)
        {
            order[index] = index;
        }
    }

    private ref uint At(uint offset) => ref *(uint*)(_queues + offset);
}
