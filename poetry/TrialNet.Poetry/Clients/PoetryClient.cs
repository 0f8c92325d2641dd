using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>Client 4.0 of the series: asks for a poem, and returns a Deferred for it.</summary>
public static class PoetryClient
{
    /// <summary>How long a server may keep a client waiting, if nobody says otherwise.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Begins to fetch the poem that is served at an address.</summary>
    /// <remarks>Threading: the reactor's own thread.</remarks>
    /// <param name="reactor">The reactor that does it.</param>
    /// <param name="host">A name or a numeric address.</param>
    /// <param name="port">The port.</param>
    /// <param name="timeout">How long connecting may take, and then each silence of the server; null is <see cref="DefaultTimeout"/>.</param>
    /// <returns>The poem to come; see <see cref="PoetryClientFactory.Poem"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside 1 to 65535, or the timeout is not positive.</exception>
    /// <exception cref="CapabilityMissingException">The reactor has no TCP.</exception>
    public static Deferred<byte[]> GetPoem(IReactor reactor, string host, int port, TimeSpan? timeout = null) =>
        GetPoem(reactor, new PoemAddress(host, port), timeout);

    /// <summary>Begins to fetch the poem that is served at an address, be it a path.</summary>
    /// <inheritdoc cref="GetPoem(IReactor, string, int, TimeSpan?)" path="/*[not(self::summary)]"/>
    /// <param name="reactor">The reactor that does it.</param>
    /// <param name="address">Where the poem is.</param>
    /// <param name="timeout">How long connecting may take, and then each silence of the server; null is <see cref="DefaultTimeout"/>.</param>
    public static Deferred<byte[]> GetPoem(IReactor reactor, PoemAddress address, TimeSpan? timeout = null)
    {
        var factory = new PoetryClientFactory(reactor, timeout ?? DefaultTimeout);
        address.Connect(reactor, factory, factory.Timeout);
        return factory.Poem;
    }
}
