using System.Globalization;
using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Tests.Processes;

/// <summary>A descriptor that every child would have, as if this process had been started with it.</summary>
internal sealed class InheritableDescriptor : IDisposable
{
    private readonly int _descriptor = dup(0);

    internal string Number => _descriptor.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => close(_descriptor);

    [DllImport("libc")]
    private static extern int dup(int descriptor);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
