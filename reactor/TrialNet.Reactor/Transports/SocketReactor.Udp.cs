using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Names;

namespace TrialNet.Reactor.Transports;

/// <content>
/// Datagrams (rules R-UDP). A derived class that overrides <see cref="DatagramChannels"/> declares <see cref="IReactorUdp"/> and
/// <see cref="IReactorMulticast"/>, which are carried out here.
/// </content>
internal abstract partial class SocketReactor
{
    /// <summary>Opens channels for datagrams; null if this reactor has none.</summary>
    private protected virtual IDatagramChannelSource? DatagramChannels => null;

    public IUdpTransport ListenUdp(
        int port,
        IDatagramProtocol protocol,
        string networkInterface = "",
        int maxPacketSize = 8192,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => Listen(port, protocol, networkInterface, maxPacketSize, isShared: false, file, line);

    public IMulticastTransport ListenMulticast(
        int port,
        IDatagramProtocol protocol,
        string networkInterface = "",
        int maxPacketSize = 8192,
        bool listenMultiple = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => Listen(port, protocol, networkInterface, maxPacketSize, listenMultiple, file, line);

    private UdpPort Listen(
        int port, IDatagramProtocol protocol, string networkInterface, int maxPacketSize, bool isShared, string file, int line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(networkInterface);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPacketSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxPacketSize, ushort.MaxValue);
        VerifyThread();
        VerifyOpen();
        var source = DatagramChannels ?? throw new CapabilityMissingException($"The {this} has no datagrams.");
        if (!NumericAddress.TryParse(networkInterface.Length == 0 ? "0.0.0.0" : networkInterface, out var address))
        {
            throw new CannotListenException($"Cannot listen on '{networkInterface}': it is not a numeric address.");
        }

        var udp = new UdpPort(Services, source, new IPEndPoint(address, port), protocol, maxPacketSize, isShared, new SourceLocation(file, line));
        udp.StartListening();
        return udp;
    }
}
