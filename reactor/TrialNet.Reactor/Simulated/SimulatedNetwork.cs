using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Simulated;

/// <summary>The network of a simulated reactor: it carries what the real transports give it.</summary>
internal sealed partial class SimulatedNetwork : IChannelSource, ISimulatedNetwork
{
    private const int FirstFreePort = 32_768;
    private const int LastFreePort = 60_999;
    private const int LongestBacklog = 4096;

    private static readonly IPAddress OwnAddress = IPAddress.Parse("10.0.0.1");
    private static readonly IPAddress OwnAddress6 = IPAddress.Parse("fd00::1");

    private readonly Dictionary<IPEndPoint, SimulatedListener> _listeners = [];
    private readonly Dictionary<(IPEndPoint Local, IPEndPoint Remote), SimulatedStream> _streams = [];

    internal SimulatedNetwork(SimulationOptions options, VirtualClock clock, SeededRandom random, SimulationTrace trace)
    {
        Options = options;
        Random = random;
        Trace = trace;
        Events = new NetworkEvents(clock, random);
        Ready = new ReadyList(random);
        AddHost("localhost", IPAddress.Loopback, IPAddress.IPv6Loopback);
    }

    internal SimulationOptions Options { get; }

    internal SeededRandom Random { get; }

    internal SimulationTrace Trace { get; }

    internal NetworkEvents Events { get; }

    internal ReadyList Ready { get; }

    internal TimeSpan Now => Events.Now;

    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler)
    {
        if (!IsWildcard(address.Address) && !IsOfThisMachine(address.Address))
        {
            throw new SocketException((int)SocketError.AddressNotAvailable);
        }

        var bound = address.Port != 0 ? address : new IPEndPoint(address.Address, FindFreePort(port => !IsTaken(new IPEndPoint(address.Address, port))));
        if (IsTaken(bound))
        {
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        }

        var listener = new SimulatedListener(this, bound, backlog == 0 ? LongestBacklog : Math.Min(backlog, LongestBacklog), handler);
        _listeners.Add(bound, listener);
        Trace.Add($"{bound} listens");
        return listener;
    }

    public Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler)
    {
        var target = IsWildcard(address.Address) ? new IPEndPoint(LoopbackLike(address.Address), address.Port) : address;
        if (target.Address.Equals(IPAddress.Broadcast) || IsMulticast(target.Address))
        {
            throw new SocketException((int)SocketError.NetworkUnreachable);
        }

        var client = new SimulatedStream(this, LocalFor(target, localAddress), target, handler);
        _streams.Add((client.Local, client.Remote), client);
        new SimulatedAttempt(this, client).Start();
        return client;
    }

    public bool TurnAway(Channel listener)
    {
        listener.Accept(out _, out _)?.Reset();
        return true;
    }

    /// <summary>Makes the other end of a connection.</summary>
    internal SimulatedStream Answer(SimulatedStream client, SimulatedListener listener)
    {
        var server = new SimulatedStream(this, client.Remote, client.Local, listener.Handler);
        _streams[(server.Local, server.Remote)] = server;
        return server;
    }

    internal SimulatedListener? FindListener(IPEndPoint address) =>
        _listeners.GetValueOrDefault(address) ?? _listeners.GetValueOrDefault(new IPEndPoint(WildcardLike(address.Address), address.Port));

    internal void Remove(SimulatedListener listener)
    {
        _listeners.Remove(listener.GetLocalAddress());
        Trace.Add($"{listener.GetLocalAddress()} listens no more");
    }

    internal void Remove(SimulatedStream stream)
    {
        if (_streams.GetValueOrDefault((stream.Local, stream.Remote)) == stream)
        {
            _streams.Remove((stream.Local, stream.Remote));
        }
    }

    internal TimeSpan DrawLatency() => Random.Between(Options.ShortestLatency, Options.LongestLatency, "how long something is on its way");

    /// <summary>The addresses of a name, as the system would find them.</summary>
    /// <exception cref="SocketException">Nobody has it.</exception>
    internal IPAddress[] LookUp(string name, AddressFamily family) => _hosts.TryGetValue(name, out var addresses)
        ? [.. addresses.Where(address => family == AddressFamily.Unspecified || address.AddressFamily == family)]
        : throw new SocketException((int)SocketError.HostNotFound);

    private static bool IsWildcard(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static bool IsMulticast(IPAddress address) =>
        address.IsIPv6Multicast || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes()[0] >> 4 == 14);

    private static IPAddress WildcardLike(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;

    private static IPAddress LoopbackLike(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;

    private static IPAddress SourceFor(IPAddress target) => IPAddress.IsLoopback(target) ? LoopbackLike(target)
        : target.AddressFamily == AddressFamily.InterNetworkV6 ? OwnAddress6
        : OwnAddress;

    /// <summary>The address of this end of a new connection.</summary>
    private IPEndPoint LocalFor(IPEndPoint target, IPEndPoint? wanted)
    {
        if (wanted is not null && wanted.AddressFamily != target.AddressFamily)
        {
            throw new SocketException((int)SocketError.AddressFamilyNotSupported);
        }

        var source = wanted is null || IsWildcard(wanted.Address) ? SourceFor(target.Address) : wanted.Address;
        if (!IsOfThisMachine(source))
        {
            throw new SocketException((int)SocketError.AddressNotAvailable);
        }

        if (wanted is null or { Port: 0 })
        {
            return new IPEndPoint(source, FindFreePort(port => IsFree(new IPEndPoint(source, port))));
        }

        var local = new IPEndPoint(source, wanted.Port);
        return IsFree(local) ? local : throw new SocketException((int)SocketError.AddressAlreadyInUse);

        bool IsFree(IPEndPoint address) => !_streams.ContainsKey((address, target)) && !IsTaken(address);
    }

    private bool IsOfThisMachine(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.Equals(OwnAddress) || address.Equals(OwnAddress6) || _addresses.Contains(address);

    private bool IsTaken(IPEndPoint address) => IsWildcard(address.Address)
        ? _listeners.Keys.Any(other => other.Port == address.Port && other.AddressFamily == address.AddressFamily)
        : FindListener(address) is not null;

    private int FindFreePort(Func<int, bool> isFree)
    {
        var first = (int)Random.Between(FirstFreePort, LastFreePort, "which port is free");
        for (var port = first; port <= LastFreePort; port++)
        {
            if (isFree(port))
            {
                return port;
            }
        }

        for (var port = FirstFreePort; port < first; port++)
        {
            if (isFree(port))
            {
                return port;
            }
        }

        throw new SocketException((int)SocketError.AddressAlreadyInUse);
    }
}
