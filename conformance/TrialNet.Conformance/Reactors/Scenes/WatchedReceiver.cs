using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A watched protocol that takes descriptors (R-UNIX-04).</summary>
internal sealed class WatchedReceiver(WatchedScene scene, string name) : WatchedProtocol(scene, name), IFileDescriptorReceiver
{
    /// <summary>How many have come.</summary>
    internal int Descriptors { get; private set; }

    /// <summary>Gets each, and has to close it; without it they are closed.</summary>
    internal Action<SafeFileHandle>? OnDescriptor { get; set; }

    public void FileDescriptorReceived(SafeFileHandle descriptor)
    {
        Scene.VerifyThread("FileDescriptorReceived");
        Require(IsOpen, "R-UNIX-04", "descriptors to be handed over on an open connection", $"the {Name} had seen {Life}");
        Descriptors++;
        if (OnDescriptor is { } script)
        {
            Hear("descriptor", () => script(descriptor), null);
        }
        else
        {
            descriptor.Dispose();
            Hear("descriptor", null, null);
        }
    }
}
