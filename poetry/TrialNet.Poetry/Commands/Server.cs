using System.Runtime.InteropServices;
using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Observing;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Servers.Metrics;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>A server's life: listen, say so, serve until a signal comes, let the clients finish, end.</summary>
internal sealed class Server : IDisposable
{
    private readonly IReactor _reactor;
    private readonly string _command;
    private readonly LogObservers _log;
    private readonly TimeSpan _drain;
    private readonly ServerEvents? _events;
    private readonly PoetryMetrics _metrics = new();
    private readonly Services _services;
    private MeterReader? _reader;
    private IListeningPort? _metricsPort;
    private DrainingFactory? _watchers;
    private bool _ending;

    /// <summary>Makes a server.</summary>
    /// <param name="reactor">The reactor, which has not run yet.</param>
    /// <param name="command">The command, for messages.</param>
    /// <param name="log">The log.</param>
    /// <param name="drain">How long clients may go on after the signal.</param>
    /// <param name="events">What to tell programs; null is nothing.</param>
    public Server(IReactor reactor, string command, LogObservers log, TimeSpan drain, ServerEvents? events)
    {
        (_reactor, _command, _log, _drain, _events) = (reactor, command, log, drain, events);
        _services = new Services(reactor, log, events, _metrics);
    }

    /// <summary>Called when SIGHUP comes, on the reactor's thread; null if that ends the server as the other signals do.</summary>
    public Action? OnHangUp { get; set; }

    /// <summary>Serves these from now on, and nothing else; see <see cref="Services.Exchange"/>.</summary>
    /// <exception cref="CommandException">An address cannot be bound; nothing has changed then.</exception>
    public void Serve(IReadOnlyList<Service> services) => _services.Exchange(services);

    /// <summary>Binds the address for those who watch.</summary>
    /// <exception cref="CommandException">It cannot be bound.</exception>
    public void ListenForMetrics(ListenAddress address)
    {
        _reader = new MeterReader(_metrics.Meter);
        _log.Add(new ProblemCounter(_metrics.Problems));
        _watchers = new DrainingFactory(new StatusFactory(_reactor, FindPage));
        var port = _metricsPort = address.Listen(_reactor, _watchers);
        _reactor.CallWhenRunning(() =>
        {
            Services.Announce(_events, "metrics", address.Describe(port));
            _metrics.WatchLoop(_reactor);
        });
    }

    /// <summary>Serves until a signal comes.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        _reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, Finish);
        using var signals = new TerminationSignals(signal => _reactor.CallFromThread(() => Handle(signal)));
        _events?.Started(_command);
        _reactor.Run();
        _events?.Finished(_services.Counts);
        return ExitCodes.Success;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _metrics.Dispose();
    }

    // A server that ends is well, but wants no more clients.
    private StatusPage? FindPage(string path) => path switch
    {
        "/metrics" => new StatusPage(200, _reader!.Read(), StatusPage.OpenMetrics),
        "/health" or "/healthz" => new StatusPage(200, "well\n"),
        "/ready" or "/readyz" => _ending ? new StatusPage(503, "ending\n") : new StatusPage(200, "ready\n"),
        _ => null,
    };

    private void Handle(PosixSignal signal)
    {
        if (signal == PosixSignal.SIGHUP && OnHangUp is { } handle)
        {
            if (!_ending)
            {
                handle();
            }
        }
        else if (_ending)
        {
            _services.AbortAll();
        }
        else
        {
            _ending = true;
            _reactor.Stop();
        }
    }

    // The reactor runs on until this Deferred fires (R-CORE-11).
    private async Deferred<Unit> Finish()
    {
        if (_services.ClientCount is > 0 and var count)
        {
            var who = count == 1 ? "1 client has" : $"{count} clients have";
            Console.Error.WriteLine($"poetry {_command}: {who} {_drain.TotalSeconds} s to finish; another signal ends it now");
        }

        var deadline = _reactor.CallLater(_drain, _services.AbortAll);
        await _services.Close();
        deadline.Release();
        if (_metricsPort is not null)
        {
            await _metricsPort.StopListening();
            _watchers!.AbortAll();
        }

        return Unit.Value;
    }
}
