using System.Net;
using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>A server's life: listen, say so, serve until a signal comes, let the clients finish, end.</summary>
/// <param name="reactor">The reactor, which has not run yet.</param>
/// <param name="command">The command, for messages.</param>
/// <param name="drain">How long clients may go on after the signal.</param>
internal sealed class Server(IReactor reactor, string command, TimeSpan drain)
{
    private readonly List<IListeningPort> _ports = [];
    private readonly List<DrainingFactory> _clients = [];
    private readonly List<Site> _sites = [];
    private bool _ending;

    /// <summary>Binds the address of a site.</summary>
    /// <exception cref="CommandException">It cannot be bound.</exception>
    public void Listen(Site site, IPEndPoint address)
    {
        var clients = new DrainingFactory(site.Factory);
        try
        {
            var port = reactor.ListenTcp(address.Port, clients, networkInterface: address.Address.ToString());
            reactor.CallWhenRunning(() => Announce(site.Name, port));
            _ports.Add(port);
            _clients.Add(clients);
            _sites.Add(site);
        }
        catch (CannotListenException error)
        {
            throw CommandException.Failed($"cannot listen on {address}: {OneLine.Of(error.InnerException ?? error)}");
        }
    }

    /// <summary>Serves until a signal comes.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, Finish);
        using var signals = new TerminationSignals(reactor, _ => End());
        reactor.Run();
        return ExitCodes.Success;
    }

    private static void Announce(string name, IListeningPort port)
    {
        // Whoever started us waits for this line: it must not stay in a buffer.
        Console.Out.WriteLine($"Serving {name} on {port.GetHost()}.");
        Console.Out.Flush();
    }

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
        return Unit.Value;
    }
}
