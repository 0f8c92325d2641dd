using System.Net;
using System.Net.Sockets;

namespace TrialNet.Network.Benchmarks.Serving;

/// <summary>
/// Sockets and <see cref="SocketAsyncEventArgs"/> with nothing above them; whether completions run inline is up to
/// DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS.
/// </summary>
internal static class SocketEventServer
{
    private const int BufferSize = 16 * 1024;

    public static Ports Start() => new(Listen(Echo), Listen(Recite));

    private static int Listen(Action<Socket> serve)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(int.MaxValue);
        var accepting = new SocketAsyncEventArgs();
        accepting.Completed += (_, _) => Accept(listener, accepting, serve, hasOne: true);
        Accept(listener, accepting, serve, hasOne: false);
        return ((IPEndPoint)listener.LocalEndPoint!).Port;
    }

    private static void Accept(Socket listener, SocketAsyncEventArgs accepting, Action<Socket> serve, bool hasOne)
    {
        do
        {
            if (hasOne && accepting.AcceptSocket is { } socket)
            {
                socket.NoDelay = true;
                serve(socket);
            }

            accepting.AcceptSocket = null;
            hasOne = true;
        }
        while (!listener.AcceptAsync(accepting));
    }

    private static void Echo(Socket socket)
    {
        var receiving = new SocketAsyncEventArgs();
        receiving.SetBuffer(new byte[BufferSize]);
        receiving.Completed += (_, _) => GoOn(socket, receiving);
        if (!socket.ReceiveAsync(receiving))
        {
            GoOn(socket, receiving);
        }
    }

    private static void GoOn(Socket socket, SocketAsyncEventArgs receiving)
    {
        do
        {
            if (receiving.SocketError != SocketError.Success || receiving.BytesTransferred == 0)
            {
                socket.Dispose();
                receiving.Dispose();
                return;
            }

            SendAll(socket, receiving.MemoryBuffer.Span[..receiving.BytesTransferred]);
        }
        while (!socket.ReceiveAsync(receiving));
    }

    private static void Recite(Socket socket)
    {
        SendAll(socket, ServeCommand.Poem);
        socket.Shutdown(SocketShutdown.Send);
        socket.Dispose();
    }

    // The socket blocks where the kernel has no room, which in these cells it always has.
    private static void SendAll(Socket socket, ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            data = data[socket.Send(data)..];
        }
    }
}
