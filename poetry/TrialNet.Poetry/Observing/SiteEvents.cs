using TrialNet.Poetry.Servers;

namespace TrialNet.Poetry.Observing;

/// <summary>The clients of one of a server's sites, as events.</summary>
/// <param name="events">Where they go.</param>
/// <param name="server">What the site is called.</param>
internal sealed class SiteEvents(ServerEvents events, string server) : IConnectionListener
{
    /// <inheritdoc/>
    public void Connected(long client, string peer) => events.Connected(server, client, peer);

    /// <inheritdoc/>
    public void Ended(long client, string peer, bool isClean, long bytes, TimeSpan time) => events.Ended(server, client, peer, isClean, bytes, time);
}
