using System.Net;
using System.Net.Sockets;

namespace TrialNet.Poetry.Series;

/// <summary>
/// Wakes a loop that waits in <c>select</c>, from another thread: a socket that is connected to itself, among those that the loop waits
/// for. Every reactor has something of the kind.
/// </summary>
internal sealed class Waker : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };

    /// <summary>Opens the socket.</summary>
    public Waker()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Connect(_socket.LocalEndPoint!);
    }

    /// <summary>To be waited for.</summary>
    public Socket Socket => _socket;

    /// <summary>Ends the wait, or the next one. Threading: any thread.</summary>
    public void Wake()
    {
        try
        {
            _socket.Send([0], SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            // There is no loop any more.
        }
    }

    /// <summary>Lets the loop wait again.</summary>
    public void Clear()
    {
        Span<byte> bytes = stackalloc byte[1];
        var error = SocketError.Success;
        while (error == SocketError.Success)
        {
            _socket.Receive(bytes, SocketFlags.None, out error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
