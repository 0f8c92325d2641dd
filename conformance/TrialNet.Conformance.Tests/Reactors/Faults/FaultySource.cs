using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Transports;

namespace TrialNet.Conformance.Tests.Reactors.Faults;

/// <summary>A source whose channels ask the kit before they ask the system.</summary>
internal sealed class FaultySource(IReadinessSource inner, SocketFaults faults) : IReadinessSource
{
    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler) =>
        new FaultyChannel(faults, forwarder => inner.Listen(address, backlog, forwarder), handler);

    public Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler) =>
        new FaultyChannel(faults, forwarder => inner.Connect(address, localAddress, forwarder), handler);

    public Channel ListenUnix(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog, IChannelHandler handler) =>
        new FaultyChannel(faults, forwarder => inner.ListenUnix(address, mode, backlog, forwarder), handler);

    public Channel ConnectUnix(UnixDomainSocketEndPoint address, IChannelHandler handler) =>
        new FaultyChannel(faults, forwarder => inner.ConnectUnix(address, forwarder), handler);

    public Channel Bind(IPEndPoint address, bool isShared, IChannelHandler handler) => inner.Bind(address, isShared, handler);

    public bool TurnAway(Channel listener) => inner.TurnAway(((FaultyChannel)listener).Inner);

    public void Wait(int milliseconds) => inner.Wait(milliseconds);

    public void Dispatch() => inner.Dispatch();

    public void Wake() => inner.Wake();

    public void Dispose() => inner.Dispose();
}
