using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>An address that does not answer: it listens, nobody accepts, and no more may wait; in a simulation, one that was silenced.</summary>
internal sealed class FullBacklog : IDisposable
{
    private readonly Socket? _listener;
    private readonly List<Socket> _waiting = [];

    internal FullBacklog(IReactor reactor, IPAddress? address = null)
    {
        if (reactor is ISimulation simulation)
        {
            Address = new IPEndPoint(address ?? IPAddress.Loopback, 9);
            simulation.Network.Silence(Address);
            return;
        }

        Skip.IfNot(OperatingSystem.IsLinux(), "only Linux ignores who does not fit into the backlog");
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(address ?? IPAddress.Loopback, 0));
        _listener.Listen(0);
        Address = (IPEndPoint)_listener.LocalEndPoint!;

        // One is taken beyond the backlog; a few more ask in vain, and keep asking.
        for (var count = 0; count < 4; count++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _waiting.Add(socket);
            try
            {
                socket.Connect(Address);
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // Under way.
            }
        }
    }

    internal IPEndPoint Address { get; }

    public void Dispose()
    {
        _waiting.ForEach(socket => socket.Dispose());
        _listener?.Dispose();
    }
}
