using System.Net.Sockets;
using System.Text;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>A UNIX datagram socket that plays the system's log or its service manager.</summary>
internal sealed class DatagramPeer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly TimeSpan _patience;

    public DatagramPeer(string path, TimeSpan patience)
    {
        _patience = patience;
        _socket.Bind(new UnixDomainSocketEndPoint(path));
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>The next datagram, as text.</summary>
    public async Task<string> Next()
    {
        using var limit = new CancellationTokenSource(_patience);
        var buffer = new byte[16384];
        return Encoding.UTF8.GetString(buffer, 0, await _socket.ReceiveAsync(buffer, limit.Token));
    }

    /// <summary>The first datagram that contains a text.</summary>
    public async Task<string> Next(string part)
    {
        while (true)
        {
            if (await Next() is var datagram && datagram.Contains(part, StringComparison.Ordinal))
            {
                return datagram;
            }
        }
    }
}
