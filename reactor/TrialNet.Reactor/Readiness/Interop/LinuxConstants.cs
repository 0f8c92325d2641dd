namespace TrialNet.Reactor.Readiness.Interop;

/// <summary>The numbers of the Linux interfaces, the same on every architecture that .NET runs on.</summary>
internal static class LinuxConstants
{
    internal const int EpollAdd = 1;
    internal const int EpollDelete = 2;
    internal const int EpollModify = 3;
    internal const uint EpollIn = 0x1;
    internal const uint EpollOut = 0x4;
    internal const uint EpollErrorOrHangUp = 0x8 | 0x10;
    internal const uint EpollEdge = 1u << 31;

    internal const int CloseOnExec = 0x80000;
    internal const int NonBlocking = 0x800;
    internal const int StreamSocket = 1;
    internal const int FamilyInet = 2;
    internal const int FamilyInet6 = 10;
    internal const int NoSignal = 0x4000;
    internal const int ShutdownSend = 1;

    internal const int LevelSocket = 1;
    internal const int LevelTcp = 6;
    internal const int LevelIpv6 = 41;
    internal const int ReuseAddress = 2;
    internal const int SocketErrorOption = 4;
    internal const int KeepAlive = 9;
    internal const int Linger = 13;
    internal const int TcpNoDelay = 1;
    internal const int Ipv6Only = 26;
}
