using System.Net;
using System.Net.Sockets;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series;

/// <summary>Connects and returns when that is done, as the clients without a reactor and client 1.0 do; but not for ever.</summary>
internal static class BlockingConnect
{
    /// <summary>Connects to the first of a host's addresses that answers.</summary>
    /// <param name="run">How long that may take, and whether it is still wanted.</param>
    /// <param name="address">Where to.</param>
    /// <returns>A socket that is connected and blocks.</returns>
    /// <exception cref="SocketException">There is no such host, or no connection to it.</exception>
    public static Socket Connect(SeriesRun run, PoemAddress address)
    {
        var failure = new SocketException((int)SocketError.HostNotFound);
        foreach (var host in Dns.GetHostAddresses(address.Host))
        {
            var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            try
            {
                Connect(run, socket, new IPEndPoint(host, address.Port));
                socket.Blocking = true;
                return socket;
            }
            catch (SocketException error)
            {
                socket.Dispose();
                failure = error;
            }
        }

        throw failure;
    }

    // The system's own call would wait as long as the system likes, and could not be interrupted.
    private static void Connect(SeriesRun run, Socket socket, IPEndPoint address)
    {
        try
        {
            socket.Connect(address);
            return;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // It has begun.
        }

        var begun = run.Clock.GetTimestamp();
        using var waker = new Waker();
        using var interruption = run.Interruption.Register(waker.Wake);
        while (!IsDecided(socket, waker, run.Timeout - run.Clock.GetElapsedTime(begun)))
        {
            if (run.IsInterrupted || run.Clock.GetElapsedTime(begun) >= run.Timeout)
            {
                throw new SocketException((int)(run.IsInterrupted ? SocketError.Interrupted : SocketError.TimedOut));
            }
        }

        if ((SocketError)(int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! is var outcome and not SocketError.Success)
        {
            throw new SocketException((int)outcome);
        }
    }

    private static bool IsDecided(Socket socket, Waker waker, TimeSpan time)
    {
        List<Socket> woken = [waker.Socket], canWrite = [socket], broken = [socket];
        Socket.Select(woken, canWrite, broken, SelectTime.Of(time));
        return canWrite.Count + broken.Count > 0;
    }
}
