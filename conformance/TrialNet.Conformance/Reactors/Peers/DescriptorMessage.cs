using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>What a plain socket can send that no reactor does: any number of descriptors with one byte, as Linux has it.</summary>
internal static class DescriptorMessage
{
    /// <summary>The most that the system takes.</summary>
    internal const int Most = 253;

    private const int LevelSocket = 1;
    private const int Rights = 1;

    /// <summary>Sends one byte and some descriptors.</summary>
    /// <param name="socket">A connected socket with a path.</param>
    /// <param name="descriptors">The descriptors, at most <see cref="Most"/>; they stay open.</param>
    /// <returns>Whether the system has taken them.</returns>
    internal static bool Send(Socket socket, int[] descriptors)
    {
        // struct cmsghdr and the numbers after it; both it and they begin where a word does.
        var controlHeader = IntPtr.Size + (2 * sizeof(int));
        var length = controlHeader + (descriptors.Length * sizeof(int));
        var memory = Marshal.AllocHGlobal(1 + length + IntPtr.Size);
        try
        {
            Marshal.WriteIntPtr(memory, length);
            Marshal.WriteInt32(memory, IntPtr.Size, LevelSocket);
            Marshal.WriteInt32(memory, IntPtr.Size + sizeof(int), Rights);
            Marshal.Copy(descriptors, 0, memory + controlHeader, descriptors.Length);
            Marshal.WriteByte(memory, length, (byte)'x');
            return Send(socket, memory, length);
        }
        finally
        {
            Marshal.FreeHGlobal(memory);
        }
    }

    private static bool Send(Socket socket, nint control, int controlLength)
    {
        var piece = Marshal.AllocHGlobal(2 * IntPtr.Size);
        try
        {
            // struct iovec: the one byte.
            Marshal.WriteIntPtr(piece, control + controlLength);
            Marshal.WriteIntPtr(piece, IntPtr.Size, 1);
            var message = new Header { Pieces = piece, PieceCount = 1, Control = control, ControlLength = controlLength };
            return sendmsg((int)socket.Handle, in message, 0) == 1;
        }
        finally
        {
            Marshal.FreeHGlobal(piece);
        }
    }

    [DllImport("libc")]
    private static extern nint sendmsg(int socket, in Header message, int flags);

    /// <summary>struct msghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        internal nint Name;
        internal uint NameLength;
        internal nint Pieces;
        internal nint PieceCount;
        internal nint Control;
        internal nint ControlLength;
        internal int Flags;
    }
}
