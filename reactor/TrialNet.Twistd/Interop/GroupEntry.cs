using System.Runtime.InteropServices;

namespace TrialNet.Twistd.Interop;

/// <summary>The beginning of <c>struct group</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GroupEntry
{
    internal byte* Name;
    internal byte* Password;
    internal uint Group;
}
