using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Gives the same addresses for every name, and writes down for what it was asked.</summary>
/// <param name="addresses">The addresses.</param>
internal sealed class FixedResolver(params IPAddress[] addresses) : INameResolver
{
    internal List<string> Asked { get; } = [];

    public IHostResolution ResolveHostName(
        IResolutionReceiver receiver, string hostName, int port = 0, AddressFamily family = AddressFamily.Unspecified)
    {
        Asked.Add(hostName);
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
        }
    }
}
