using System.Net.Sockets;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>A connection that a proxy has made to the kit, which plays the server behind it.</summary>
internal sealed class UpstreamConnection(Socket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[1024];

    /// <summary>Whether the proxy has said something, which a poem server does not ask for.</summary>
    internal bool HasHeard { get; private set; }

    /// <summary>Says something.</summary>
    internal void Send(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            data = data[socket.Send(data)..];
        }
    }

    /// <summary>Says that this was all.</summary>
    internal void End() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks off.</summary>
    internal void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    /// <summary>Waits until the proxy has ended the connection, one way or the other.</summary>
    /// <returns>Whether it has, in that time.</returns>
    internal bool AwaitLeaving(TimeSpan patience)
    {
        try
        {
            while (socket.Poll(patience, SelectMode.SelectRead))
            {
                var count = socket.Receive(_buffer, SocketFlags.None, out var error);
                if (count == 0 || error != SocketError.Success)
                {
                    return true;
                }

                HasHeard = true;
            }

            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    public void Dispose() => socket.Dispose();
}
