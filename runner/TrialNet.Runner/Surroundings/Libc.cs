using System.Runtime.InteropServices;

namespace TrialNet.Runner.Surroundings;

/// <summary>What .NET has no call for.</summary>
internal static unsafe partial class Libc
{
    private const int SetTracer = 0x59616d61;
    private const int CurrentFolder = -100;
    private const uint SizeWanted = 0x200;
    private const int StatSize = 256;
    private const int OffsetOfSize = 40;

    /// <summary>How many descriptors this process has, which is the size of a folder to the kernel; 0 if it does not say.</summary>
    internal static long CountDescriptors()
    {
        var status = stackalloc byte[StatSize];
        fixed (byte* path = "/proc/self/fd\0"u8)
        {
            try
            {
                return StatX(CurrentFolder, path, 0, SizeWanted, status) == 0 ? *(long*)(status + OffsetOfSize) : 0;
            }
            catch (EntryPointNotFoundException)
            {
                return 0;
            }
        }
    }

    /// <summary>Lets any process of the user look into this one, where Linux would let only its ancestors do so.</summary>
    internal static void PermitTracing()
    {
        if (OperatingSystem.IsLinux())
        {
            // Where there is no such restriction the call fails, and is not needed.
            _ = ProcessControl(SetTracer, nuint.MaxValue, 0, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int StatX(int folder, byte* path, int flags, uint mask, byte* status);
}
