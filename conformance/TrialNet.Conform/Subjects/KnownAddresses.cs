using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conform.Subjects;

/// <summary>Gives every name the same addresses, at once.</summary>
internal sealed class KnownAddresses(IReadOnlyList<IPAddress> addresses) : INameResolver
{
    /// <inheritdoc/>
    public IHostResolution ResolveHostName(IResolutionReceiver receiver, string hostName, int port = 0, AddressFamily family = AddressFamily.Unspecified)
    {
        var resolution = new Answer(hostName);
        receiver.ResolutionBegan(resolution);
        foreach (var address in addresses)
        {
            receiver.AddressResolved(new IPEndPoint(address, port));
        }

        receiver.ResolutionComplete();
        return resolution;
    }

    private sealed class Answer(string name) : IHostResolution
    {
        public string Name => name;

        public void Cancel()
        {
            // There is nothing left to ask.
        }
    }
}
