using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Simulated;

/// <content>What can befall the network.</content>
internal sealed partial class SimulatedNetwork
{
    private readonly Dictionary<string, IPAddress[]> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<IPAddress> _addresses = [];
    private readonly HashSet<IPAddress> _cutOff = [];
    private readonly HashSet<(IPAddress, IPAddress)> _cutLines = [];
    private readonly HashSet<IPEndPoint> _refusing = [];
    private readonly HashSet<IPEndPoint> _silenced = [];
    private readonly List<SimulatedLink> _heldUp = [];

    public void AddHost(string name, params IReadOnlyList<IPAddress> addresses)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(addresses);
        _hosts[name] = [.. addresses];
        _addresses.UnionWith(addresses);
    }

    public void Partition(IPAddress address, IPAddress? other = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        Trace.Add($"partition of {address} from {other?.ToString() ?? "all"}");
        if (other is null)
        {
            _cutOff.Add(address);
        }
        else
        {
            _cutLines.Add((address, other));
            _cutLines.Add((other, address));
        }
    }

    public void Heal(IPAddress address, IPAddress? other = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        Trace.Add($"no partition of {address} from {other?.ToString() ?? "all"}");
        if (other is null)
        {
            _cutOff.Remove(address);
        }
        else
        {
            _cutLines.Remove((address, other));
            _cutLines.Remove((other, address));
        }

        foreach (var link in _heldUp.Where(static link => !link.IsCut).ToList())
        {
            _heldUp.Remove(link);
            link.GoOn();
        }
    }

    public void Refuse(IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _refusing.Add(address);
    }

    public void Silence(IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _silenced.Add(address);
    }

    public void Restore(IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _refusing.Remove(address);
        _silenced.Remove(address);
    }

    public void Reset(ITransport transport)
    {
        var stream = Find(transport);
        Trace.Add($"reset between {stream.Local} and {stream.Remote}");
        stream.Break();
    }

    public void Forget(ITransport transport)
    {
        var stream = Find(transport);
        Trace.Add($"nobody knows of {stream.Local} and {stream.Remote}");
        stream.Forget();
    }

    internal bool IsCut(IPAddress from, IPAddress to) =>
        _cutLines.Contains((from, to)) || _cutOff.Contains(from) || _cutOff.Contains(to);

    internal bool IsRefusing(IPEndPoint address) => _refusing.Contains(address);

    internal bool IsSilent(IPEndPoint address) => _silenced.Contains(address) || !IsOfThisMachine(address.Address);

    internal void HoldUp(SimulatedLink link)
    {
        if (!_heldUp.Contains(link))
        {
            _heldUp.Add(link);
        }
    }

    private SimulatedStream Find(ITransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        return transport.GetHost() is IPEndPoint host && transport.GetPeer() is IPEndPoint peer && _streams.TryGetValue((host, peer), out var stream)
            ? stream
            : throw new ArgumentException("This is no open connection of the simulated network.", nameof(transport));
    }
}
