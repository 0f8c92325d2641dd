using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using TrialNet.Poetry.Servers.Proxies;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers.Metrics;

/// <summary>
/// What poetry servers measure, as instruments of a meter that .NET's tools can follow. Servers only count; the instruments look at the
/// counts when somebody asks. Threading: the reactor's own thread; instruments may be read from any.
/// </summary>
public sealed class PoetryMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "TrialNet.Poetry";

    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(1);

    private readonly Histogram<double> _lateness;

    // Exchanged and never changed, since instruments may be read meanwhile.
    private ImmutableList<(DrainingFactory Clients, KeyValuePair<string, object?> Tag)> _servers = [];
    private ImmutableList<(ProxyService Service, KeyValuePair<string, object?> Tag)> _proxies = [];
    private ImmutableList<TransformFactory> _transforms = [];
    private IDelayedCall? _sample;

    /// <summary>Makes the instruments.</summary>
    public PoetryMetrics()
    {
        Problems = Meter.CreateCounter<long>("poetry.problems", null, "Warnings and errors in the log, by type.");
        _lateness = Meter.CreateHistogram<double>("poetry.loop.lateness", "s", "How late the reactor came to a timer of each second.");
        OfServers("poetry.connections", "Connections that were accepted.", static clients => clients.AcceptedCount);
        OfServers("poetry.connections.refused", "Clients that were turned away because there were too many.", static clients => clients.RefusedCount);
        OfServers("poetry.connections.evicted", "Clients that were dropped because they took nothing.", static clients => clients.EvictedCount);
        OfServers("poetry.connections.broken", "Connections that ended in another way than by being closed.", static clients => clients.BrokenCount);
        OfServers("poetry.sent", "Bytes given to connections that have ended.", static clients => clients.BytesSent, "By");
        Meter.CreateObservableUpDownCounter(
            "poetry.connections.open", () => _servers.Select(static server => new Measurement<int>(server.Clients.ConnectionCount, server.Tag)), null, "Connections that there are.");
        OfProxies("poetry.proxy.fetches", "Fetches that were begun.", static proxy => proxy.FetchCount);
        OfProxies("poetry.proxy.hits", "Poems that were given without a fetch.", static proxy => proxy.HitCount);
        Meter.CreateObservableCounter("poetry.transform.answers", () => OfTransforms(static factory => factory.AnswerCount), null, "Requests that got an answer.");
        Meter.CreateObservableCounter("poetry.transform.refusals", () => OfTransforms(static factory => factory.RefusalCount), null, "Requests that got none.");
    }

    /// <summary>The meter.</summary>
    public Meter Meter { get; } = new(MeterName);

    /// <summary>Warnings and errors; see <see cref="Observing.ProblemCounter"/>.</summary>
    public Counter<long> Problems { get; }

    /// <summary>Includes a server.</summary>
    /// <param name="clients">Its connections.</param>
    /// <param name="server">Its name.</param>
    public void Add(DrainingFactory clients, string server) => _servers = _servers.Add((clients, new("server", server)));

    /// <summary>Includes a proxy.</summary>
    /// <param name="service">The proxy.</param>
    /// <param name="server">Its name.</param>
    public void Add(ProxyService service, string server) => _proxies = _proxies.Add((service, new("server", server)));

    /// <summary>Includes a transform server.</summary>
    /// <param name="factory">The server.</param>
    public void Add(TransformFactory factory) => _transforms = _transforms.Add(factory);

    /// <summary>Takes a server out.</summary>
    /// <param name="clients">Its connections.</param>
    public void Remove(DrainingFactory clients) => _servers = _servers.RemoveAll(server => server.Clients == clients);

    /// <summary>Takes a proxy out.</summary>
    /// <param name="service">The proxy.</param>
    public void Remove(ProxyService service) => _proxies = _proxies.RemoveAll(proxy => proxy.Service == service);

    /// <summary>Takes a transform server out.</summary>
    /// <param name="factory">The server.</param>
    public void Remove(TransformFactory factory) => _transforms = _transforms.Remove(factory);

    /// <summary>Begins to measure how late the reactor's loop is, until this is disposed of.</summary>
    /// <param name="clock">The reactor.</param>
    public void WatchLoop(IReactorTime clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var due = clock.Now + BetweenSamples;
        _sample = clock.CallLater(BetweenSamples, Sample);

        void Sample()
        {
            _lateness.Record(Math.Max(0, (clock.Now - due).TotalSeconds));
            due = clock.Now + BetweenSamples;
            _sample = clock.CallLater(BetweenSamples, Sample);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sample?.Release();
        Meter.Dispose();
    }

    private Measurement<long>[] OfTransforms(Func<TransformFactory, long> count) => _transforms is [] ? [] : [new(_transforms.Sum(count))];

    private void OfServers(string name, string description, Func<DrainingFactory, long> count, string? unit = null) => Meter.CreateObservableCounter(
        name, () => _servers.Select(server => new Measurement<long>(count(server.Clients), server.Tag)), unit, description);

    private void OfProxies(string name, string description, Func<ProxyService, long> count) => Meter.CreateObservableCounter(
        name, () => _proxies.Select(proxy => new Measurement<long>(count(proxy.Service), proxy.Tag)), null, description);
}
