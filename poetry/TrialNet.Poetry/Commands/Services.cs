using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Observing;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Servers.Metrics;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>
/// All that a process serves, and the addresses at which it does. It can be exchanged as a whole for all who come from then on; those who are
/// there are not disturbed. Threading: the reactor's own thread.
/// </summary>
/// <param name="reactor">The reactor.</param>
/// <param name="log">Hears of clients that are dropped, and of addresses that are left.</param>
/// <param name="events">What to tell programs; null is nothing.</param>
/// <param name="metrics">What is measured.</param>
internal sealed class Services(IReactor reactor, ILogger log, ServerEvents? events, PoetryMetrics metrics)
{
    private readonly List<ServedSite> _leaving = [];
    private Dictionary<string, Door> _doors = new(StringComparer.Ordinal);
    private Dictionary<string, ServedSite> _served = new(StringComparer.Ordinal);
    private ConnectionCounts _left;

    /// <summary>How many clients there are.</summary>
    public int ClientCount => All.Sum(static site => site.Clients.ConnectionCount);

    /// <summary>What became of all clients so far.</summary>
    public ConnectionCounts Counts => All.Aggregate(_left, static (sum, site) => sum + site.Clients.Counts);

    private IEnumerable<ServedSite> All => _served.Values.Concat(_leaving);

    /// <summary>
    /// Serves these from now on, and nothing else. One that is served already, the same object, is left as it is; another of the same key takes
    /// its place, and an address that stays is not closed in between.
    /// </summary>
    /// <exception cref="CommandException">An address cannot be bound; nothing has changed then.</exception>
    public void Exchange(IReadOnlyList<Service> services)
    {
        var (former, formerDoors) = (_served, _doors);
        _doors = OpenDoors(WantedDoors(services));
        _served = new(StringComparer.Ordinal);
        foreach (var service in services)
        {
            var site = former.Remove(service.Key, out var known) ? known : Begin(service);
            site.Replace(service);
            _served.Add(service.Key, site);
            foreach (var address in service.Addresses)
            {
                Serve(_doors[DoorOf(service, address)], site, address);
            }
        }

        foreach (var door in formerDoors.Values.Except(_doors.Values))
        {
            log.LogInformation("No longer serving {Name} on {Address}.", door.Sign.Name, door.Sign.Address);
            door.Close();
        }

        foreach (var site in former.Values)
        {
            Leave(site);
        }
    }

    /// <summary>Lets nobody in any more, and waits for those who are there.</summary>
    /// <returns>Fires when the last has left.</returns>
    public async Deferred<Unit> Close()
    {
        foreach (var door in _doors.Values)
        {
            await door.Close();
        }

        foreach (var site in All.ToList())
        {
            await site.Clients.WhenEmpty();
            site.Stop();
        }

        return Unit.Value;
    }

    /// <summary>Aborts every connection.</summary>
    public void AbortAll()
    {
        foreach (var site in All.ToList())
        {
            site.Clients.AbortAll();
        }
    }

    // A free port is another one for each who asks for one; and the same again for who asks again.
    private static string DoorOf(Service service, ListenAddress address) => address.Tcp?.Port == 0 ? $"{address} of {service.Key}" : $"{address}";

    private static Dictionary<string, ListenAddress> WantedDoors(IReadOnlyList<Service> services)
    {
        var wanted = new Dictionary<string, ListenAddress>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            if (service.Addresses.FirstOrDefault(address => !wanted.TryAdd(DoorOf(service, address), address)) is { } taken)
            {
                throw CommandException.Failed($"cannot listen on {taken} for {service.Site.Name}: another server is to have this address");
            }
        }

        return wanted;
    }

    private Dictionary<string, Door> OpenDoors(Dictionary<string, ListenAddress> wanted)
    {
        var doors = new Dictionary<string, Door>(StringComparer.Ordinal);
        try
        {
            foreach (var (key, address) in wanted)
            {
                doors.Add(key, _doors.GetValueOrDefault(key) ?? FindFreePort(wanted, address) ?? new Door(reactor, address));
            }

            return doors;
        }
        catch (CommandException)
        {
            foreach (var door in doors.Values.Except(_doors.Values))
            {
                door.Close();
            }

            throw;
        }
    }

    // A port that the system had chosen is asked for by its number.
    private Door? FindFreePort(Dictionary<string, ListenAddress> wanted, ListenAddress address) =>
        address.Tcp is { Port: > 0 } tcp ? _doors.FirstOrDefault(door => !wanted.ContainsKey(door.Key) && tcp.Equals(door.Value.Bound)).Value : null;

    private ServedSite Begin(Service service)
    {
        var clients = new DrainingFactory(service.Site.Factory, reactor, service.Limits, log)
        {
            Listener = events is null ? null : new SiteEvents(events, service.Site.Name),
        };
        return new ServedSite(service, clients, metrics);
    }

    private void Serve(Door door, ServedSite site, ListenAddress address)
    {
        var before = door.Sign;
        door.Serve(site.Service.Site.Name, site.Clients, address);
        if (door.Sign is var sign && sign != before)
        {
            reactor.CallWhenRunning(() => Announce(events, sign.Name, sign.Address));
        }
    }

    /// <summary>Says that clients are accepted.</summary>
    /// <param name="events">What to tell programs; null tells people.</param>
    /// <param name="name">What is served.</param>
    /// <param name="address">Where.</param>
    internal static void Announce(ServerEvents? events, string name, string address)
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

    private void Leave(ServedSite site)
    {
        site.Forget();
        _leaving.Add(site);
        site.Clients.WhenEmpty().AddCallback(_ =>
        {
            site.Stop();
            if (_leaving.Remove(site))
            {
                _left += site.Clients.Counts;
            }
        });
    }
}
