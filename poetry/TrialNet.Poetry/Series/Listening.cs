using System.Net;
using System.Net.Sockets;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;

namespace TrialNet.Poetry.Series;

/// <summary>Binds and listens by hand, as the servers without <c>ListenTcp</c> do.</summary>
internal static class Listening
{
    /// <summary>Opens a socket that accepts clients, and does not block.</summary>
    /// <exception cref="CommandException">The address cannot be bound.</exception>
    public static Socket Open(IPEndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            socket.Bind(address);

            // The system's most: where the queue is short, clients are lost in silence when many come at once.
            socket.Listen(int.MaxValue);
            return socket;
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw CommandException.Failed($"cannot listen on {address}: {DownloadError.Describe(error)}");
        }
    }

    /// <summary>Takes a client that waits.</summary>
    /// <param name="listener">The socket that has one.</param>
    /// <param name="error">Why there is none.</param>
    /// <returns>Its socket, which does not block; null if there is none.</returns>
    public static Socket? Accept(Socket listener, out SocketError error)
    {
        try
        {
            error = SocketError.Success;
            var socket = listener.Accept();
            socket.Blocking = false;
            return socket;
        }
        catch (SocketException reason)
        {
            error = reason.SocketErrorCode;
            return null;
        }
    }

    /// <summary>Whether a client could not be accepted for want of something, which will be so again at once.</summary>
    public static bool IsShortage(SocketError error) => error is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable;

    /// <summary>Closes with a reset, so that the client does not take what it has for the whole poem.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }
}
