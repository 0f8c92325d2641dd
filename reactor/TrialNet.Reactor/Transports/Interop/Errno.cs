using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Transports.Interop;

/// <summary>The error numbers of Linux, as .NET names them.</summary>
internal static class Errno
{
    internal const int NotPermitted = 1;
    internal const int Interrupted = 4;
    internal const int BadDescriptor = 9;
    internal const int InProgress = 115;

    /// <summary>The error of the system call just made on this thread.</summary>
    internal static SocketError Last() => ToSocketError(Marshal.GetLastSystemError());

    /// <summary>The exception for the system call just made on this thread.</summary>
    internal static SocketException LastException() => new((int)Last());

    internal static SocketException ToException(int errno) => new((int)ToSocketError(errno));

    internal static SocketError ToSocketError(int errno) => errno switch
    {
        0 => SocketError.Success,
        2 or 99 => SocketError.AddressNotAvailable,
        Interrupted => SocketError.Interrupted,
        11 => SocketError.WouldBlock,
        12 or 105 => SocketError.NoBufferSpaceAvailable,
        1 or 13 => SocketError.AccessDenied,
        22 => SocketError.InvalidArgument,
        23 or 24 => SocketError.TooManyOpenSockets,
        32 => SocketError.Shutdown,
        38 or 95 => SocketError.OperationNotSupported,
        90 => SocketError.MessageSize,
        97 => SocketError.AddressFamilyNotSupported,
        98 => SocketError.AddressAlreadyInUse,
        100 => SocketError.NetworkDown,
        101 => SocketError.NetworkUnreachable,
        102 => SocketError.NetworkReset,
        103 => SocketError.ConnectionAborted,
        104 => SocketError.ConnectionReset,
        107 => SocketError.NotConnected,
        110 => SocketError.TimedOut,
        111 => SocketError.ConnectionRefused,
        112 => SocketError.HostDown,
        113 => SocketError.HostUnreachable,
        InProgress => SocketError.InProgress,
        _ => SocketError.SocketError,
    };
}
