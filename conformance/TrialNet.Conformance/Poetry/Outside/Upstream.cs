using System.Net;
using System.Net.Sockets;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>The server behind a proxy, as the kit plays it: on real sockets, a thread for each connection.</summary>
internal sealed class Upstream : IDisposable
{
    private readonly Socket _listener;
    private readonly List<UpstreamConnection> _connections = [];
    private readonly object _gate = new();

    /// <summary>Takes an address. Whoever connects is refused as yet.</summary>
    /// <exception cref="SocketException">The address cannot be had.</exception>
    internal Upstream(IPEndPoint address)
    {
        _listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(address);
        }
        catch (SocketException)
        {
            _listener.Dispose();
            throw;
        }
    }

    /// <summary>What is done with connections from now on; on threads of their own.</summary>
    internal Action<UpstreamConnection> Script { get; set; } = static _ => { };

    /// <summary>How many connections there have been.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Whether the proxy has said something on one of them.</summary>
    internal bool HasHeard
    {
        get
        {
            lock (_gate)
            {
                return _connections.Exists(static connection => connection.AwaitLeaving(TimeSpan.Zero) && connection.HasHeard);
            }
        }
    }

    /// <summary>Begins to accept.</summary>
    internal void Listen()
    {
        _listener.Listen();
        new Thread(Accept) { IsBackground = true, Name = "conformance upstream" }.Start();
    }

    /// <summary>Waits for a connection.</summary>
    /// <param name="number">Which one, from 0.</param>
    /// <param name="patience">How long.</param>
    /// <returns>The connection; null if there was none in that time.</returns>
    internal UpstreamConnection? Await(int number, TimeSpan patience)
    {
        lock (_gate)
        {
            // A wait ends with each connection: none of them is long.
            while (_connections.Count <= number)
            {
                if (!Monitor.Wait(_gate, patience))
                {
                    return null;
                }
            }

            return _connections[number];
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_gate)
        {
            _connections.ForEach(static connection => connection.Dispose());
        }
    }

    private void Accept()
    {
        while (true)
        {
            UpstreamConnection connection;
            try
            {
                connection = new UpstreamConnection(_listener.Accept());
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }

            lock (_gate)
            {
                _connections.Add(connection);
                Monitor.PulseAll(_gate);
            }

            new Thread(() => Play(connection)) { IsBackground = true, Name = "conformance upstream connection" }.Start();
        }
    }

    private void Play(UpstreamConnection connection)
    {
        try
        {
            Script(connection);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The proxy need not hear all of it.
        }
    }
}
