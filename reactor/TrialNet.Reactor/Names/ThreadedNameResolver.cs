using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Names;

/// <summary>Asks the system, on a thread of the reactor's pool, and answers on the reactor's own (R-RES-01).</summary>
internal sealed class ThreadedNameResolver(ReactorBase reactor) : INameResolver
{
    /// <summary>Asks the system; blocks.</summary>
    internal Func<string, AddressFamily, IPAddress[]> LookUp { get; set; } = Dns.GetHostAddresses;

    public IHostResolution ResolveHostName(
        IResolutionReceiver receiver, string hostName, int port = 0, AddressFamily family = AddressFamily.Unspecified) =>
        Resolve(receiver, hostName, port, family, isListed: true);

    public override string ToString() => $"threaded resolver of the {reactor}";

    /// <summary>Begins a resolution.</summary>
    /// <param name="receiver">Hears of it.</param>
    /// <param name="hostName">The name.</param>
    /// <param name="port">The port to deliver.</param>
    /// <param name="family">The family, or none in particular.</param>
    /// <param name="isListed">Whether it is a resource by itself, and not a part of one.</param>
    internal HostResolution Resolve(IResolutionReceiver receiver, string hostName, int port, AddressFamily family, bool isListed)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentNullException.ThrowIfNull(hostName);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, IPEndPoint.MinPort);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        if (family is not (AddressFamily.Unspecified or AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
        {
            throw new ArgumentOutOfRangeException(nameof(family), family, "Names have addresses of IPv4 and IPv6.");
        }

        reactor.VerifyThread();
        reactor.VerifyOpen();
        var resolution = new HostResolution(reactor, receiver, hostName, port, family);
        if (isListed)
        {
            reactor.Remember(resolution);
        }

        resolution.Begin();
        if (FindWithoutAsking(hostName, family) is { } address)
        {
            resolution.End([address], null);
        }
        else if (!resolution.IsOver)
        {
            resolution.Work = reactor.AddWork(LookUp, () => Ask(resolution, hostName, family), default, isInternal: true);
        }

        return resolution;
    }

    /// <summary>The answer for what is no name (R-CORE-22); null if somebody has to be asked.</summary>
    internal static IPAddress? FindWithoutAsking(string hostName, AddressFamily family) =>
        hostName.Length == 0 ? (family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any)
        : NumericAddress.TryParse(hostName, out var address) ? address
        : null;

    private Action Ask(HostResolution resolution, string hostName, AddressFamily family)
    {
        IPAddress[] addresses = [];
        Exception? cause = null;
        try
        {
            // The system would look up what is before the zero, which is another name.
            addresses = hostName.Contains('\0', StringComparison.Ordinal)
                ? throw new ArgumentException("A name holds no zero.", nameof(hostName))
                : LookUp(hostName, family);
        }
        catch (Exception error)
        {
            cause = error;
        }

        return () => reactor.CallFromThread(() => resolution.End(addresses, cause));
    }
}
