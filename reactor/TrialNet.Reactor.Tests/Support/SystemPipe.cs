using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A pipe as the system has it: two numbers.</summary>
internal sealed class SystemPipe : IDisposable
{
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    internal SystemPipe()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "pipes are made as Linux has them");
        var ends = new int[2];
        Assert.Equal(0, pipe2(ends, NonBlocking | CloseOnExec));
        (ReadEnd, WriteEnd) = (ends[0], ends[1]);
    }

    internal int ReadEnd { get; private set; }

    internal int WriteEnd { get; private set; }

    public void Dispose()
    {
        CloseReadEnd();
        CloseWriteEnd();
    }

    internal void CloseReadEnd()
    {
        Close(ReadEnd);
        ReadEnd = -1;
    }

    internal void CloseWriteEnd()
    {
        Close(WriteEnd);
        WriteEnd = -1;
    }

    internal void Write(params byte[] data) => Assert.Equal(data.Length, write(WriteEnd, data, data.Length));

    /// <summary>Reads one byte; null if there is none, or no more comes.</summary>
    internal byte? Read()
    {
        var one = new byte[1];
        return read(ReadEnd, one, 1) == 1 ? one[0] : null;
    }

    /// <summary>Another number for the same end.</summary>
    internal static int Duplicate(int descriptor) => dup(descriptor);

    /// <summary>Gives an end a certain number, which is closed before if it is open.</summary>
    internal static void DuplicateTo(int descriptor, int number) => Assert.Equal(number, dup2(descriptor, number));

    internal static void Close(int descriptor)
    {
        if (descriptor >= 0)
        {
            _ = close(descriptor);
        }
    }

    [DllImport("libc")]
    private static extern int pipe2(int[] ends, int flags);

    [DllImport("libc")]
    private static extern nint read(int descriptor, byte[] buffer, nint size);

    [DllImport("libc")]
    private static extern nint write(int descriptor, byte[] buffer, nint size);

    [DllImport("libc")]
    private static extern int dup(int descriptor);

    [DllImport("libc")]
    private static extern int dup2(int descriptor, int number);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
