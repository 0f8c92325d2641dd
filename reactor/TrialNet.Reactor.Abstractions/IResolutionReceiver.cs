using System.Net;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Hears of a resolution: a beginning, any number of addresses, one end (R-RES-01). Threading: the reactor's own thread.</summary>
public interface IResolutionReceiver
{
    /// <summary>It begins.</summary>
    /// <param name="resolution">What can be given up.</param>
    void ResolutionBegan(IHostResolution resolution);

    /// <summary>Takes an address, the one to be tried first before the others.</summary>
    /// <param name="address">The address, with the port that was given.</param>
    /// <exception cref="ArgumentNullException">The address is null.</exception>
    void AddressResolved(IPEndPoint address);

    /// <summary>There are no more addresses; if there was none, the name has none.</summary>
    void ResolutionComplete();
}
