namespace TrialNet.Reactor.Readiness.Interop;

/// <summary>The numbers of the Linux interfaces, the same on every architecture that .NET runs on.</summary>
internal static class LinuxConstants
{
    internal const int EpollAdd = 1;
    internal const int EpollDelete = 2;
    internal const int EpollModify = 3;
    internal const uint EpollEdge = 1u << 31;

    // The same for epoll and poll.
    internal const uint EventIn = 0x1;
    internal const uint EventOut = 0x4;
    internal const uint EventErrorOrHangUp = 0x8 | 0x10;
    internal const uint EventNoDescriptor = 0x20;

    internal const int CloseOnExec = 0x80000;
    internal const int NonBlocking = 0x800;
    internal const int StreamSocket = 1;
    internal const int DatagramSocket = 2;
    internal const int FamilyUnix = 1;
    internal const int FamilyInet = 2;
    internal const int FamilyInet6 = 10;
    internal const int NoSignal = 0x4000;
    internal const int MoreFollows = 0x8000;
    internal const int ShutdownSend = 1;

    internal const int LevelSocket = 1;
    internal const int LevelTcp = 6;
    internal const int LevelIpv6 = 41;
    internal const int ReuseAddress = 2;
    internal const int SocketErrorOption = 4;
    internal const int KeepAlive = 9;
    internal const int Linger = 13;
    internal const int TcpNoDelay = 1;
    internal const int TcpCork = 3;
    internal const int Ipv6Only = 26;

    internal const int LevelIpv4 = 0;
    internal const int Broadcast = 6;
    internal const int Ipv4MulticastInterface = 32;
    internal const int Ipv4MulticastTimeToLive = 33;
    internal const int Ipv4MulticastLoopback = 34;
    internal const int Ipv4JoinGroup = 35;
    internal const int Ipv4LeaveGroup = 36;
    internal const int Ipv6MulticastInterface = 17;
    internal const int Ipv6MulticastHops = 18;
    internal const int Ipv6MulticastLoopback = 19;
    internal const int Ipv6JoinGroup = 20;
    internal const int Ipv6LeaveGroup = 21;

    internal const int EmptyPath = 0x1000;
    internal const uint AskForType = 0x1;
    internal const int SizeOfStatx = 256;
    internal const int StatxMode = 28;
    internal const int TypeMask = 0xF000;
    internal const int TypeRegular = 0x8000;
    internal const int TypeFolder = 0x4000;
    internal const int TypeBlockDevice = 0x6000;
}
