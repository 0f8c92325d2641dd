using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conform.Subjects;

/// <summary>A resolver that has the same addresses for every name.</summary>
/// <param name="addresses">The addresses.</param>
internal sealed class KnownAddresses(IReadOnlyList<IPAddress> addresses) : INameResolver
{
    /// <inheritdoc/>
    public IHostResolution ResolveHostName(
        IResolutionReceiver receiver, string hostName, int port = 0, AddressFamily family = AddressFamily.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        var resolution = new Resolution(hostName);
        receiver.ResolutionBegan(resolution);
        foreach (var address in addresses.Where(address => family == AddressFamily.Unspecified || address.AddressFamily == family))
        {
            receiver.AddressResolved(new IPEndPoint(address, port));
        }

        receiver.ResolutionComplete();
        return resolution;
    }

    private sealed class Resolution(string name) : IHostResolution
    {
        public string Name => name;

        public void Cancel()
        {
            // It was over before anybody could ask for that.
        }
    }
}
