using System.Net;
using System.Net.Sockets;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>Many plain sockets on one thread, which connect at once, send a byte each and wait for one byte.</summary>
internal static class Crowd
{
    /// <summary>Lets them come.</summary>
    /// <param name="address">The port.</param>
    /// <param name="size">How many.</param>
    /// <param name="patience">How long to wait for each of them.</param>
    /// <param name="tell">Called on that thread, once, with how many were answered.</param>
    internal static void Come(EndPoint address, int size, TimeSpan patience, Action<int> tell) =>
        new Thread(() => tell(Count(address, size, patience))) { IsBackground = true, Name = "conformance crowd" }.Start();

    private static int Count(EndPoint address, int size, TimeSpan patience)
    {
        var sockets = new List<Socket>();
        try
        {
            for (var number = 0; number < size; number++)
            {
                var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = (int)patience.TotalMilliseconds };
                sockets.Add(socket);
                socket.Connect(address);
                socket.Send([(byte)number]);
            }

            var answer = new byte[1];
            return sockets.Where((socket, number) => socket.Receive(answer) == 1 && answer[0] == (byte)number).Count();
        }
        catch (SocketException)
        {
            return 0;
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }
}
