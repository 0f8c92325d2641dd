using System.Runtime.InteropServices;

namespace TrialNet.Twistd.Interop;

/// <summary><c>struct flock</c>, of a lock that belongs to an open file and not to a process.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileLock
{
    internal short Kind;
    internal short Whence;
    internal long Start;
    internal long Length;
    internal int Process;
}
