using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Processes.Interop;

/// <summary>One descriptor of a call of poll: struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    internal int Descriptor;

    /// <summary>What to look for.</summary>
    internal ushort Wanted;

    /// <summary>What was found; failures are, whether or not they were looked for.</summary>
    internal ushort Found;
}
