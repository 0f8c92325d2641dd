using System.Net.Sockets;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Finds the addresses of names (rules R-RES). Threading: the reactor's own thread.</summary>
public interface INameResolver
{
    /// <summary>Begins to find the addresses of a name; the receiver hears the rest, perhaps inside this call (R-RES-01).</summary>
    /// <param name="receiver">Hears of the beginning, of each address, and of the end.</param>
    /// <param name="hostName">The name, or a numeric address.</param>
    /// <param name="port">The port of the end points that are delivered (R-RES-02).</param>
    /// <param name="family">The one family to deliver; <see cref="AddressFamily.Unspecified"/> for both (R-RES-02).</param>
    /// <returns>What the receiver's <see cref="IResolutionReceiver.ResolutionBegan"/> was given.</returns>
    IHostResolution ResolveHostName(
        IResolutionReceiver receiver, string hostName, int port = 0, AddressFamily family = AddressFamily.Unspecified);
}
