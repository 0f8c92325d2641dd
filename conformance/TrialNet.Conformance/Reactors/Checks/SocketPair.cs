using System.Net;
using System.Net.Sockets;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Two sockets that are connected with each other and with no reactor.</summary>
internal sealed class SocketPair : IDisposable
{
    internal SocketPair()
    {
        // The first to be made gets the lowest free number, which is that of a socket that was just closed, if there was one (R-FD-07).
        Near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        Near.Connect(listener.LocalEndPoint!);
        Far = listener.Accept();
        Far.NoDelay = true;
        Near.Blocking = false;
    }

    /// <summary>The one that is given to the reactor.</summary>
    internal Socket Near { get; }

    /// <summary>The other end.</summary>
    internal Socket Far { get; }

    internal int Number => (int)Near.Handle;

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }

    /// <summary>Ends the connection at the far end by a reset.</summary>
    internal void Reset()
    {
        Far.LingerState = new LingerOption(enable: true, 0);
        Far.Dispose();
    }
}
