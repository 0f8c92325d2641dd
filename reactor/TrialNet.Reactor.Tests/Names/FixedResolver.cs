using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Names;

/// <summary>A resolver that a test brings: answers inside the call, and writes down what it was asked.</summary>
internal sealed class FixedResolver(params IPAddress[] addresses) : INameResolver
{
    internal List<string> Asked { get; } = [];

    internal bool NeverEnds { get; set; }

    internal int Cancelled { get; private set; }

    internal IResolutionReceiver? Receiver { get; private set; }

    public IHostResolution ResolveHostName(
        IResolutionReceiver receiver, string hostName, int port = 0, AddressFamily family = AddressFamily.Unspecified)
    {
        Asked.Add($"{hostName}:{port} {family}");
        Receiver = receiver;
        var resolution = new Resolution(this, hostName);
        receiver.ResolutionBegan(resolution);
        if (!NeverEnds)
        {
            foreach (var address in addresses)
            {
                receiver.AddressResolved(new IPEndPoint(address, port));
            }

            receiver.ResolutionComplete();
        }

        return resolution;
    }

    private sealed class Resolution(FixedResolver resolver, string name) : IHostResolution
    {
        public string Name => name;

        public void Cancel() => resolver.Cancelled++;
    }
}
