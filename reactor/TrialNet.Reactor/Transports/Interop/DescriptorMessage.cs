using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Transports.Interop;

/// <summary>Bytes of a socket with a path, and the descriptors that go with the first of them: SCM_RIGHTS, as Linux has it.</summary>
/// <remarks>A result of -1 means that <see cref="Errno.Last"/> tells why.</remarks>
internal static unsafe partial class DescriptorMessage
{
    private const int LevelSocket = 1;
    private const int Rights = 1;
    private const int NoSignal = 0x4000;
    private const int CloseOnExec = 0x40000000;
    private const int Truncated = 0x8;

    /// <summary>Sends what there is room for: if that is anything, all the descriptors are sent.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="data">At least one byte.</param>
    /// <param name="descriptors">The descriptors; they stay open.</param>
    /// <returns>How many bytes were sent.</returns>
    internal static nint Send(int socket, ReadOnlySpan<byte> data, ReadOnlySpan<int> descriptors)
    {
        var size = descriptors.Length * sizeof(int);
        var room = Align(sizeof(ControlHeader)) + Align(size);
        var control = stackalloc byte[room];
        Unsafe.InitBlockUnaligned(control, 0, (uint)room);
        *(ControlHeader*)control = new ControlHeader { Length = (nuint)(Align(sizeof(ControlHeader)) + size), Level = LevelSocket, Type = Rights };
        descriptors.CopyTo(new Span<int>(control + Align(sizeof(ControlHeader)), descriptors.Length));
        fixed (byte* bytes = data)
        {
            var piece = new Piece { Start = bytes, Length = (nuint)data.Length };
            var message = new Header { Pieces = &piece, PieceCount = 1, Control = control, ControlLength = (nuint)room };
            return sendmsg(socket, &message, NoSignal);
        }
    }

    /// <summary>Receives bytes and what came with them.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="descriptors">Where the descriptors go, which are the caller's then.</param>
    /// <param name="count">How many descriptors there are.</param>
    /// <param name="isTruncated">Whether there were more than fit here or into the process.</param>
    /// <returns>How many bytes there are; 0 at the end.</returns>
    internal static nint Receive(int socket, Span<byte> buffer, Span<int> descriptors, out int count, out bool isTruncated)
    {
        var room = Align(sizeof(ControlHeader)) + Align(descriptors.Length * sizeof(int));
        var control = stackalloc byte[room];
        count = 0;
        fixed (byte* bytes = buffer)
        {
            var piece = new Piece { Start = bytes, Length = (nuint)buffer.Length };
            var message = new Header { Pieces = &piece, PieceCount = 1, Control = control, ControlLength = (nuint)room };
            var received = recvmsg(socket, &message, CloseOnExec);
            isTruncated = received >= 0 && (message.Flags & Truncated) != 0;
            if (received >= 0)
            {
                count = Read(new ReadOnlySpan<byte>(control, (int)message.ControlLength), descriptors);
            }

            return received;
        }
    }

    /// <summary>Takes the descriptors out of what came beside the bytes.</summary>
    private static int Read(ReadOnlySpan<byte> control, Span<int> descriptors)
    {
        var count = 0;
        while (control.Length >= sizeof(ControlHeader))
        {
            var header = MemoryMarshal.Read<ControlHeader>(control);
            var length = Math.Min((int)header.Length, control.Length);
            if (header is { Level: LevelSocket, Type: Rights })
            {
                var numbers = MemoryMarshal.Cast<byte, int>(control[Align(sizeof(ControlHeader))..length]);
                numbers.CopyTo(descriptors[count..]);
                count += numbers.Length;
            }

            control = control[Math.Min(Math.Max(Align(length), sizeof(ControlHeader)), control.Length)..];
        }

        return count;
    }

    private static int Align(int size) => (size + sizeof(nuint) - 1) & -sizeof(nuint);

    [LibraryImport("libc")]
    private static partial nint sendmsg(int socket, Header* message, int flags);

    [LibraryImport("libc")]
    private static partial nint recvmsg(int socket, Header* message, int flags);

    /// <summary>struct iovec.</summary>
    private struct Piece
    {
        internal byte* Start;
        internal nuint Length;
    }

    /// <summary>struct msghdr.</summary>
    private struct Header
    {
        internal byte* Name;
        internal uint NameLength;
        internal Piece* Pieces;
        internal nuint PieceCount;
        internal byte* Control;
        internal nuint ControlLength;
        internal int Flags;
    }

    /// <summary>struct cmsghdr.</summary>
    private struct ControlHeader
    {
        internal nuint Length;
        internal int Level;
        internal int Type;
    }
}
