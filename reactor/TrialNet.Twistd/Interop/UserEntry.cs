using System.Runtime.InteropServices;

namespace TrialNet.Twistd.Interop;

/// <summary>The beginning of <c>struct passwd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct UserEntry
{
    internal byte* Name;
    internal byte* Password;
    internal uint User;
    internal uint Group;
}
