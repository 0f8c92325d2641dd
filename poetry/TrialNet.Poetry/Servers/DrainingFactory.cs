using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>Wraps a server's factory and knows its connections, so that a server that ends can let them finish first.</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
/// <param name="inner">Makes the protocols.</param>
public sealed class DrainingFactory(IProtocolFactory inner) : IProtocolFactory
{
    private readonly HashSet<DrainingProtocol> _connections = [];
    private readonly List<Deferred<Unit>> _waiting = [];

    /// <summary>How many connections there are.</summary>
    public int ConnectionCount => _connections.Count;

    /// <inheritdoc/>
    public void DoStart() => inner.DoStart();

    /// <inheritdoc/>
    public void DoStop() => inner.DoStop();

    /// <inheritdoc/>
    public IProtocol? BuildProtocol(EndPoint address) =>
        inner.BuildProtocol(address) is { } protocol ? new DrainingProtocol(this, protocol) : null;

    /// <summary>Fires when there is no connection, at once if there is none now.</summary>
    public Deferred<Unit> WhenEmpty()
    {
        if (_connections.Count == 0)
        {
            return Deferred.Succeed();
        }

        var deferred = new Deferred<Unit>();
        _waiting.Add(deferred);
        return deferred;
    }

    /// <summary>Aborts every connection. The clients see a reset, and so do not take what they have for the whole poem.</summary>
    public void AbortAll()
    {
        foreach (var connection in _connections.ToArray())
        {
            connection.Abort();
        }
    }

    internal void Add(DrainingProtocol connection) => _connections.Add(connection);

    internal void Remove(DrainingProtocol connection)
    {
        _connections.Remove(connection);
        if (_connections.Count > 0)
        {
            return;
        }

        var waiting = _waiting.ToArray();
        _waiting.Clear();
        foreach (var deferred in waiting)
        {
            deferred.Callback(Unit.Value);
        }
    }
}
