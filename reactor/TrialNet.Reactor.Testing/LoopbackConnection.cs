using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>A connection between two protocols in memory, which goes on when it is told to: deterministic, in pieces of any size.</summary>
/// <remarks>
/// What either protocol asks of its transport has its effect in a later <see cref="Pump"/>, never inside the call (R-TCP-05). What
/// a protocol throws is logged and ends the connection (R-TCP-15). Threading: one thread at a time.
/// </remarks>
public sealed class LoopbackConnection
{
    private readonly LoopbackEnd _client;
    private readonly LoopbackEnd _server;
    private readonly Random? _random;
    private readonly int _largestChunk;

    /// <summary>Connects two protocols: gives the server its transport, then the client.</summary>
    /// <param name="client">One of them.</param>
    /// <param name="server">The other.</param>
    /// <param name="seed">
    /// Decides how the streams are cut, and whose turn it is first; the same seed gives the same cuts. Null delivers in one piece all
    /// that has been written.
    /// </param>
    /// <param name="largestChunk">The most bytes that are delivered at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The largest chunk is not positive.</exception>
    public LoopbackConnection(IProtocol client, IProtocol server, int? seed = null, int largestChunk = 65_536)
        : this(client, server, seed, null, largestChunk)
    {
    }

    /// <summary>Connects two protocols, and tells when the client has lost its connection.</summary>
    internal LoopbackConnection(IProtocol client, IProtocol server, int? seed, Action<Failure>? clientLost, int largestChunk = 65_536)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(server);
        ArgumentOutOfRangeException.ThrowIfLessThan(largestChunk, 1);
        _random = seed is { } value ? new Random(value) : null;
        _largestChunk = largestChunk;
        _client = new LoopbackEnd(client, LoopbackAddress.Client, clientLost);
        _server = new LoopbackEnd(server, LoopbackAddress.Server, null);
        _client.Connect(_server);
        _server.Connect(_client);
        _server.Begin();
        _client.Begin();
    }

    /// <summary>The client's transport.</summary>
    public IHalfCloseableTransport ClientTransport => _client;

    /// <summary>The server's transport.</summary>
    public IHalfCloseableTransport ServerTransport => _server;

    /// <summary>Whether both protocols have heard that the connection is gone.</summary>
    public bool IsOver => _client.IsLost && _server.IsLost;

    /// <summary>Takes one step on each side: delivers a piece, or news of an end, and finishes what was asked for.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Pump()
    {
        var (first, second) = _random?.Next(2) == 1 ? (_server, _client) : (_client, _server);
        var didFirst = first.Step(NextChunk());
        return second.Step(NextChunk()) || didFirst;
    }

    /// <summary>Pumps until there is nothing left to do: all is delivered, paused, or over.</summary>
    /// <param name="maxSteps">The most steps to take.</param>
    /// <exception cref="InvalidOperationException">The two are still busy with each other after so many steps.</exception>
    public void Flush(int maxSteps = 10_000_000)
    {
        for (var steps = 0; Pump(); steps++)
        {
            if (steps >= maxSteps)
            {
                throw new InvalidOperationException($"The connection is still busy after {maxSteps} steps.");
            }
        }
    }

    /// <summary>Breaks the connection, as a reset does: nothing that is under way arrives, and both sides hear of it in this call.</summary>
    /// <param name="reason">The reason that both are given; null is a <see cref="ConnectionLostException"/>.</param>
    public void Break(Exception? reason = null)
    {
        var failure = new Failure(reason ?? new ConnectionLostException("The connection was broken."));
        _client.Lose(failure);
        _server.Lose(failure);
    }

    private int NextChunk() => _random is null ? _largestChunk : _random.Next(1, 1 + (_random.Next(3) == 0 ? _largestChunk : Math.Min(_largestChunk, 16)));
}
