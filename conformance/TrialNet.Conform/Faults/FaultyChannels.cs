using System.Net;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Transports;

namespace TrialNet.Conform.Faults;

/// <summary>Channels that ask the kit before they ask the system.</summary>
internal sealed class FaultyChannels(IChannelSource inner, SocketFaults faults) : IChannelSource
{
    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler) =>
        new FaultyChannel(faults, forwarder => inner.Listen(address, backlog, forwarder), handler);

    public Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler) =>
        new FaultyChannel(faults, forwarder => inner.Connect(address, localAddress, forwarder), handler);

    public bool TurnAway(Channel listener) => inner.TurnAway(((FaultyChannel)listener).Inner);
}
