using System.Text;
using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A scripted protocol that takes descriptors: of files, whose content names them.</summary>
public sealed class DescriptorProtocol : ScriptedProtocol, IFileDescriptorReceiver
{
    /// <summary>What was in the files, and before it what had been received.</summary>
    public List<string> Descriptors { get; } = [];

    public Action<DescriptorProtocol, SafeFileHandle>? OnDescriptor { get; set; }

    public void FileDescriptorReceived(SafeFileHandle descriptor)
    {
        if (OnDescriptor is not null)
        {
            Descriptors.Add("?");
            OnDescriptor(this, descriptor);
            return;
        }

        using (descriptor)
        {
            Assert.True(ClosesOnExec(descriptor));
            var content = new byte[100];
            var count = RandomAccess.Read(descriptor, content, 0);
            Descriptors.Add(Encoding.UTF8.GetString(content, 0, count));
            Events.Add(Descriptors[^1]);
        }
    }

    private static bool ClosesOnExec(SafeFileHandle descriptor)
    {
        var flags = File.ReadLines($"/proc/self/fdinfo/{descriptor.DangerousGetHandle()}").First(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & 0x80000) != 0;
    }
}
