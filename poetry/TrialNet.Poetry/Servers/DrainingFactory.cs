using System.Net;
using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>
/// Wraps a server's factory and knows its connections: lets them finish when the server ends, keeps their number within limits, drops
/// clients that take nothing, and counts.
/// </summary>
/// <remarks>Threading: the reactor's own thread; the counts can be read from any.</remarks>
public sealed class DrainingFactory : IFactoryWrapper
{
    private readonly HashSet<DrainingProtocol> _connections = [];
    private readonly List<Deferred<Unit>> _waiting = [];
    private readonly IReactorTime? _clock;
    private readonly ILogger? _logger;
    private readonly List<(HashSet<DrainingProtocol> Connections, Deferred<Unit> Gone)> _former = [];
    private IProtocolFactory _inner;
    private ConnectionLimits _limits;
    private IDelayedCall? _round;
    private int _uses;
    private bool _isTurningAway;

    /// <summary>Wraps a factory without limits.</summary>
    /// <param name="inner">Makes the protocols.</param>
    public DrainingFactory(IProtocolFactory inner)
        : this(inner, null, null, null)
    {
    }

    /// <summary>Wraps a factory.</summary>
    /// <param name="inner">Makes the protocols.</param>
    /// <param name="clock">Whose timers to use: the reactor that listens. Without it no client is dropped.</param>
    /// <param name="limits">What to put up with; null is everything.</param>
    /// <param name="logger">Hears of clients that are dropped or turned away; null is nobody.</param>
    public DrainingFactory(IProtocolFactory inner, IReactorTime? clock, ConnectionLimits? limits, ILogger? logger)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        _clock = clock;
        _limits = limits ?? new ConnectionLimits();
        _logger = logger;
    }

    /// <summary>How many connections there are.</summary>
    public int ConnectionCount => _connections.Count;

    /// <summary>How many connections there have been, those that were turned away not counted.</summary>
    public long AcceptedCount { get; private set; }

    /// <summary>How many clients were turned away because there were too many.</summary>
    public long RefusedCount { get; private set; }

    /// <summary>How many clients were dropped because they took nothing.</summary>
    public long EvictedCount { get; private set; }

    /// <summary>How many connections ended in another way than by being closed.</summary>
    public long BrokenCount { get; private set; }

    /// <summary>How many bytes were given to connections that have ended.</summary>
    public long BytesSent { get; private set; }

    /// <summary>All of these counts.</summary>
    internal ConnectionCounts Counts => new(AcceptedCount, BrokenCount, RefusedCount, EvictedCount, BytesSent);

    /// <summary>Hears of each client; null is nobody.</summary>
    internal IConnectionListener? Listener { get; init; }

    /// <inheritdoc/>
    IProtocolFactory IFactoryWrapper.WrappedFactory => _inner;

    /// <inheritdoc/>
    public void DoStart()
    {
        _uses++;
        _inner.DoStart();
    }

    /// <inheritdoc/>
    public void DoStop()
    {
        _uses--;
        EndRounds();
        _inner.DoStop();
    }

    /// <inheritdoc/>
    public IProtocol? BuildProtocol(EndPoint address)
    {
        if (_limits.MaxConnections is { } most && _connections.Count >= most)
        {
            return TurnAway(most);
        }

        _isTurningAway = false;
        return _inner.BuildProtocol(address) is { } protocol ? new DrainingProtocol(this, protocol) : null;
    }

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

    /// <summary>Has another factory make the protocols of those who come from now on. The limits hold for all who are there.</summary>
    /// <param name="inner">Makes the protocols.</param>
    /// <param name="limits">What to put up with.</param>
    /// <returns>Fires when the last client of the factory before has left.</returns>
    internal Deferred<Unit> Replace(IProtocolFactory inner, ConnectionLimits limits)
    {
        for (var use = 0; use < _uses; use++)
        {
            inner.DoStart();
            _inner.DoStop();
        }

        (_inner, _limits) = (inner, limits);
        _round?.Release();
        _round = null;
        BeginRounds();
        if (_connections.Count == 0)
        {
            return Deferred.Succeed();
        }

        var gone = new Deferred<Unit>();
        _former.Add(([.. _connections], gone));
        return gone;
    }

    internal void Add(DrainingProtocol connection)
    {
        AcceptedCount++;
        _connections.Add(connection);
        connection.Number = AcceptedCount;
        if (Listener is { } listener)
        {
            connection.Since = _clock!.Now;
            listener.Connected(connection.Number, connection.PeerName);
        }

        BeginRounds();
    }

    internal void Remove(DrainingProtocol connection, bool isClean, long bytesSent)
    {
        _connections.Remove(connection);
        BrokenCount += isClean ? 0 : 1;
        BytesSent += bytesSent;
        Listener?.Ended(connection.Number, connection.PeerName, isClean, bytesSent, _clock!.Now - connection.Since);
        foreach (var former in _former.Where(former => former.Connections.Remove(connection) && former.Connections.Count == 0).ToList())
        {
            _former.Remove(former);
            former.Gone.Callback(Unit.Value);
        }

        if (_connections.Count > 0)
        {
            return;
        }

        EndRounds();
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        foreach (var deferred in waiting)
        {
            deferred.Callback(Unit.Value);
        }
    }

    // One timer for all, however many connections there are and however short they live.
    private void LookForSleepers()
    {
        _round = null;
        foreach (var connection in _connections.ToArray())
        {
            if (connection.HasSleptTwice())
            {
                EvictedCount++;
                _logger?.LogWarning("{Peer} took nothing for {Limit} s, and was dropped.", connection.PeerName, _limits.Eviction!.Value.TotalSeconds);
                connection.Abort();
            }
        }

        BeginRounds();
    }

    private void BeginRounds()
    {
        if (_limits.Eviction is { } limit && _clock is not null && _round is null && _connections.Count > 0)
        {
            _round = _clock.CallLater(limit / 2, LookForSleepers);
        }
    }

    private void EndRounds()
    {
        if (_uses == 0 && _connections.Count == 0)
        {
            _round?.Release();
            _round = null;
        }
    }

    private RefusingProtocol TurnAway(int most)
    {
        RefusedCount++;
        if (!_isTurningAway)
        {
            // Said once, and not to everybody who knocks.
            _isTurningAway = true;
            _logger?.LogWarning("Clients are turned away: there are {Count} already.", most);
        }

        return new RefusingProtocol();
    }
}
