using System.Net;
using System.Net.Sockets;

namespace TrialNet.Conformance.Reactors.Faults;

/// <summary>An address of the system's network that does not answer: it listens, nobody accepts, and no more may wait.</summary>
internal sealed class FullBacklog : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    internal FullBacklog()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
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

    /// <summary>Whether the system ignores who does not fit into a backlog; elsewhere it refuses them.</summary>
    internal static bool IsPossible => OperatingSystem.IsLinux();

    internal IPEndPoint Address { get; }

    public void Dispose()
    {
        _waiting.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }
}
