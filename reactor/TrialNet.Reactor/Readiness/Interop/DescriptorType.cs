using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Readiness.Interop;

/// <summary>What is behind a descriptor.</summary>
internal static unsafe class DescriptorType
{
    /// <summary>Whether it is a file, a folder or a disk, for which readiness has no meaning; false if the system does not tell.</summary>
    internal static bool IsAlwaysReady(int descriptor)
    {
        byte empty = 0;
        var memory = stackalloc byte[LinuxConstants.SizeOfStatx];
        if (Libc.statx(descriptor, &empty, LinuxConstants.EmptyPath, LinuxConstants.AskForType, memory) < 0)
        {
            return false;
        }

        var mode = MemoryMarshal.Read<ushort>(new ReadOnlySpan<byte>(memory + LinuxConstants.StatxMode, sizeof(ushort)));
        return (mode & LinuxConstants.TypeMask) is LinuxConstants.TypeRegular or LinuxConstants.TypeFolder or LinuxConstants.TypeBlockDevice;
    }
}
