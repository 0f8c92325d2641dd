namespace TrialNet.Reactor.Completion.Rings.Interop;

/// <summary>The numbers of io_uring.</summary>
internal static class RingConstants
{
    // How a ring is set up.
    internal const uint OwnCompletionSize = 1 << 3;
    internal const uint Disabled = 1 << 6;
    internal const uint SubmitAll = 1 << 7;
    internal const uint TellOfWork = 1 << 9;
    internal const uint SingleIssuer = 1 << 12;
    internal const uint DeferWork = 1 << 13;

    internal const uint FeatureSingleMap = 1 << 0;
    internal const uint FeatureNoDrop = 1 << 1;

    internal const long OffsetOfQueues = 0;
    internal const long OffsetOfSubmissions = 0x1000_0000;

    internal const uint EnableRings = 12;
    internal const uint RegisterBuffers = 22;

    internal const uint GetEvents = 1 << 0;
    internal const uint ExtendedArgument = 1 << 3;

    // What the system says of the queues: completions that had no room, and work that it does when it is entered.
    internal const uint HasOverflow = 1 << 1;
    internal const uint HasWork = 1 << 2;

    // Operations.
    internal const byte PollAdd = 6;
    internal const byte AsyncCancel = 14;
    internal const byte Receive = 27;

    internal const byte SelectBuffer = 1 << 5;
    internal const ushort PollFirst = 1 << 0;
    internal const uint PollMany = 1 << 0;

    internal const uint HasBuffer = 1 << 0;
    internal const uint HasMore = 1 << 1;
    internal const int BufferShift = 16;

    internal const int Cancelled = 125;
    internal const int NoBuffer = 105;
    internal const int Again = 11;
    internal const int NoMemory = 12;
    internal const int Busy = 16;
    internal const int TimeIsOver = 62;
}
