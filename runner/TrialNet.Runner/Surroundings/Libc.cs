using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TrialNet.Runner.Surroundings;

/// <summary>What .NET has no call for.</summary>
internal static unsafe partial class Libc
{
    private const int SetTracer = 0x59616d61;
    private const int EmptyPath = 0x1000;
    private const uint NumberWanted = 0x100;
    private const uint SizeWanted = 0x200;
    private const int PathOnly = 0x200000;
    private const int CloseOnExec = 0x80000;
    private const int StatSize = 256;
    private const int DuplicateClosingOnExec = 1030;
    private const int FirstOfOthers = 3;
    private const int OffsetOfNumber = 32;
    private const int OffsetOfSize = 40;
    private const int SignalSize = 128;
    private const int AnyChild = 0;
    private const int WithoutWaiting = 1;
    private const int Ended = 4;
    private const int WithoutTaking = 0x01000000;
    private const int ChildrenThatEnded = -1;
    private const int UseSize = 256;
    private const int OpenProcess = 434;
    private const int SignalProcess = 424;
    private const int Kill = 9;

    /// <summary>What the kernel says of a file.</summary>
    /// <param name="folder">A descriptor of it, if the path is empty.</param>
    /// <param name="path">Its path, and a zero at the end.</param>
    /// <returns>Its size and its number; null if it cannot be asked.</returns>
    internal static (long Size, long Number)? Status(int folder, ReadOnlySpan<byte> path)
    {
        var status = stackalloc byte[StatSize];
        fixed (byte* start = path)
        {
            try
            {
                return StatX(folder, start, path.Length == 1 ? EmptyPath : 0, SizeWanted | NumberWanted, status) == 0
                    ? (*(long*)(status + OffsetOfSize), *(long*)(status + OffsetOfNumber))
                    : null;
            }
            catch (EntryPointNotFoundException)
            {
                return null;
            }
        }
    }

    /// <summary>Opens a file for no more than to name it; children do not get it.</summary>
    /// <param name="path">Its path, and a zero at the end.</param>
    /// <returns>Its descriptor; less than 0 if that cannot be had.</returns>
    internal static int OpenPath(ReadOnlySpan<byte> path)
    {
        fixed (byte* start = path)
        {
            return Open(start, PathOnly | CloseOnExec);
        }
    }

    /// <summary>Whether this process has children, those included that have ended and were not asked for how.</summary>
    internal static bool HasChildren()
    {
        var status = stackalloc byte[SignalSize];
        return WaitId(AnyChild, 0, status, Ended | WithoutWaiting | WithoutTaking) == 0;
    }

    /// <summary>What children have used of the machine that have ended and were asked for how: another one if there are more of them.</summary>
    /// <returns>A sum over it; 0 as long as there was none.</returns>
    internal static long UseOfEndedChildren()
    {
        var use = stackalloc long[UseSize / sizeof(long)];
        new Span<long>(use, UseSize / sizeof(long)).Clear();
        _ = ResourceUse(ChildrenThatEnded, use);
        var sum = 0L;
        for (var i = 0; i < UseSize / sizeof(long); i++)
        {
            sum += use[i];
        }

        return sum;
    }

    /// <summary>Ends a process at once.</summary>
    /// <param name="id">Its number, which may be another one's by now.</param>
    /// <param name="isMeant">Whether the process that has the number is the one.</param>
    /// <returns>Whether it was there and is ended.</returns>
    internal static bool EndProcess(int id, Func<bool> isMeant)
    {
        // The descriptor stands for one process, so that nothing else is ended however soon the number is given again.
        using var process = new SafeFileHandle((nint)SystemCall(OpenProcess, id, 0, 0, 0), ownsHandle: true);
        return !process.IsInvalid && isMeant() && SystemCall(SignalProcess, process.DangerousGetHandle(), Kill, 0, 0) == 0;
    }

    /// <summary>Makes another descriptor for what a descriptor stands for; children do not get it.</summary>
    /// <returns>The new one; less than 0 if there is no such descriptor.</returns>
    internal static int Duplicate(int descriptor) => Control(descriptor, DuplicateClosingOnExec, FirstOfOthers);

    /// <summary>Makes a descriptor stand for what another one stands for.</summary>
    internal static void Redirect(int from, int to) => _ = DuplicateTo(from, to);

    /// <summary>Lets any process of the user look into this one, where Linux would let only its ancestors do so.</summary>
    internal static void PermitTracing()
    {
        if (OperatingSystem.IsLinux())
        {
            // Where there is no such restriction the call fails, and is not needed.
            _ = ProcessControl(SetTracer, nuint.MaxValue, 0, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int ResourceUse(int whose, long* use);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);

    [LibraryImport("libc", EntryPoint = "waitid")]
    private static partial int WaitId(int kind, uint id, byte* status, int options);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int from, int to);

    [LibraryImport("libc", EntryPoint = "open")]
    private static partial int Open(byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int StatX(int folder, byte* path, int flags, uint mask, byte* status);
}
