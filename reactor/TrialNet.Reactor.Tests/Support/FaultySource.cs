using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A source between the reactor and the real one, at which sockets do what they seldom do.</summary>
internal sealed class FaultySource(IReadinessSource inner, int seed) : IReadinessSource
{
    /// <summary>Decides how much of what is asked is done; none is <see cref="SocketError.WouldBlock"/>.</summary>
    internal Random Random { get; } = new(seed);

    /// <summary>Whether reads and writes are cut short.</summary>
    internal bool CutsShort { get; set; }

    /// <summary>What the next calls of Accept answer instead of accepting.</summary>
    internal Queue<SocketError> AcceptErrors { get; } = new();

    /// <summary>What the next calls of Send answer instead of sending.</summary>
    internal Queue<SocketError> SendErrors { get; } = new();

    /// <summary>Thrown by the next Receive, as a defect of the reactor would be.</summary>
    internal Exception? ReceiveThrows { get; set; }

    internal bool TurnsAway { get; set; } = true;

    internal int TurnedAway { get; private set; }

    internal int Waits { get; private set; }

    /// <summary>How often Hold was called.</summary>
    internal int Holds { get; set; }

    /// <summary>How often LetGo was called.</summary>
    internal int LetGoes { get; set; }

    /// <summary>How often Send was called.</summary>
    internal int Sends { get; set; }

    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler) =>
        new FaultyChannel(this, forwarder => inner.Listen(address, backlog, forwarder), handler);

    public Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler) =>
        new FaultyChannel(this, forwarder => inner.Connect(address, localAddress, forwarder), handler);

    public Channel ListenUnix(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog, IChannelHandler handler) =>
        new FaultyChannel(this, forwarder => inner.ListenUnix(address, mode, backlog, forwarder), handler);

    public Channel ConnectUnix(UnixDomainSocketEndPoint address, IChannelHandler handler) =>
        new FaultyChannel(this, forwarder => inner.ConnectUnix(address, forwarder), handler);

    public Channel Bind(IPEndPoint address, bool isShared, IChannelHandler handler) => inner.Bind(address, isShared, handler);

    public bool TurnAway(Channel listener)
    {
        TurnedAway++;
        return TurnsAway;
    }

    public void Wait(int milliseconds)
    {
        Waits++;
        inner.Wait(milliseconds);
    }

    public void Dispatch() => inner.Dispatch();

    public void Wake() => inner.Wake();

    public void Dispose() => inner.Dispose();
}
