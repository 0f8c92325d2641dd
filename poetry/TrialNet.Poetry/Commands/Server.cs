using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Observing;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Servers.Metrics;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>A server's life: listen, say so, serve until a signal comes, let the clients finish, end.</summary>
/// <param name="reactor">The reactor, which has not run yet.</param>
/// <param name="command">The command, for messages.</param>
/// <param name="log">The log.</param>
/// <param name="drain">How long clients may go on after the signal.</param>
/// <param name="events">What to tell programs; null is nothing.</param>
internal sealed class Server(IReactor reactor, string command, LogObservers log, TimeSpan drain, ServerEvents? events) : IDisposable
{
    private readonly List<IListeningPort> _ports = [];
    private readonly List<DrainingFactory> _clients = [];
    private readonly List<Site> _sites = [];
    private readonly PoetryMetrics _metrics = new();
    private MeterReader? _reader;
    private IListeningPort? _metricsPort;
    private DrainingFactory? _watchers;
    private bool _ending;

    /// <summary>Binds the addresses of a site.</summary>
    /// <exception cref="CommandException">One of them cannot be bound.</exception>
    public void Listen(Site site, IReadOnlyList<ListenAddress> addresses, ConnectionLimits limits)
    {
        var clients = new DrainingFactory(site.Factory, reactor, limits, log)
        {
            Listener = events is null ? null : new SiteEvents(events, site.Name),
        };
        foreach (var address in addresses)
        {
            _ports.Add(Listen(site.Name, address, clients));
        }

        _clients.Add(clients);
        _sites.Add(site);
        _metrics.Add(clients, site.Name);
        site.Measure(_metrics);
    }

    /// <summary>Binds the address for those who watch.</summary>
    /// <exception cref="CommandException">It cannot be bound.</exception>
    public void ListenForMetrics(ListenAddress address)
    {
        _reader = new MeterReader(_metrics.Meter);
        log.Add(new ProblemCounter(_metrics.Problems));
        _watchers = new DrainingFactory(new StatusFactory(reactor, FindPage));
        _metricsPort = Listen("metrics", address, _watchers);
        reactor.CallWhenRunning(() => _metrics.WatchLoop(reactor));
    }

    /// <summary>Serves until a signal comes.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, Finish);
        using var signals = new TerminationSignals(_ => reactor.CallFromThread(End));
        events?.Started(command);
        reactor.Run();
        events?.Finished(
            _clients.Sum(static clients => clients.AcceptedCount),
            _clients.Sum(static clients => clients.BrokenCount),
            _clients.Sum(static clients => clients.RefusedCount),
            _clients.Sum(static clients => clients.EvictedCount),
            _clients.Sum(static clients => clients.BytesSent));
        return ExitCodes.Success;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _metrics.Dispose();
    }

    private IListeningPort Listen(string name, ListenAddress address, DrainingFactory clients)
    {
        var port = address.Listen(reactor, clients);
        reactor.CallWhenRunning(() => Announce(name, address.Describe(port)));
        return port;
    }

    private void Announce(string name, string address)
    {
        if (events is not null)
        {
            events.Serving(name, address);
            return;
        }

        // Whoever started us waits for this line: it must not stay in a buffer.
        Console.Out.WriteLine($"Serving {name} on {address}.");
        Console.Out.Flush();
    }

    // A server that ends is well, but wants no more clients.
    private StatusPage? FindPage(string path) => path switch
    {
        "/metrics" => new StatusPage(200, _reader!.Read(), StatusPage.OpenMetrics),
        "/health" or "/healthz" => new StatusPage(200, "well\n"),
        "/ready" or "/readyz" => _ending ? new StatusPage(503, "ending\n") : new StatusPage(200, "ready\n"),
        _ => null,
    };

    private void End()
    {
        if (_ending)
        {
            AbortAll();
            return;
        }

        _ending = true;
        reactor.Stop();
    }

    private void AbortAll() => _clients.ForEach(static clients => clients.AbortAll());

    // The reactor runs on until this Deferred fires (R-CORE-11).
    private async Deferred<Unit> Finish()
    {
        if (_clients.Sum(static clients => clients.ConnectionCount) is > 0 and var count)
        {
            var who = count == 1 ? "1 client has" : $"{count} clients have";
            Console.Error.WriteLine($"poetry {command}: {who} {drain.TotalSeconds} s to finish; another signal ends it now");
        }

        var deadline = reactor.CallLater(drain, AbortAll);
        foreach (var port in _ports)
        {
            await port.StopListening();
        }

        foreach (var clients in _clients)
        {
            await clients.WhenEmpty();
        }

        deadline.Release();
        _sites.ForEach(static site => site.Stop());
        if (_metricsPort is not null)
        {
            await _metricsPort.StopListening();
            _watchers!.AbortAll();
        }

        return Unit.Value;
    }
}
