using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>Fetches one poem and fires a Deferred with it, or with the reason why there is none; never with both (P-ONE-07).</summary>
/// <remarks>For one connection. Threading: the reactor's own thread.</remarks>
public sealed class PoetryClientFactory : ClientFactory
{
    private readonly IReactorTime _clock;
    private Deferred<byte[]>? _deferred;
    private IConnector? _connector;
    private PoetryProtocol? _protocol;

    /// <summary>Makes a factory.</summary>
    /// <param name="clock">Whose timers to use: the reactor that connects.</param>
    /// <param name="timeout">How long the server may be silent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is not positive.</exception>
    public PoetryClientFactory(IReactorTime clock, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        _clock = clock;
        Timeout = timeout;
        Poem = _deferred = new Deferred<byte[]>(_ => GiveUp());
    }

    /// <summary>
    /// Fires with the poem when the server has closed the connection. Fails with a <see cref="ConnectException"/>, a
    /// <see cref="PoemTruncatedException"/> or a <see cref="PoemTimeoutException"/>. Cancelling it drops the connection.
    /// </summary>
    public Deferred<byte[]> Poem { get; }

    /// <summary>How long the server may be silent.</summary>
    public TimeSpan Timeout { get; }

    /// <inheritdoc/>
    public override void StartedConnecting(IConnector connector) => _connector = connector;

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => _protocol = new PoetryProtocol(this, _clock);

    /// <inheritdoc/>
    public override void ClientConnectionFailed(IConnector connector, Failure reason) => PoemFailed(reason);

    internal void PoemFinished(byte[] poem) => TakeDeferred()?.Callback(poem);

    internal void PoemFailed(Failure reason) => TakeDeferred()?.Errback(reason);

    private Deferred<byte[]>? TakeDeferred()
    {
        var deferred = _deferred;
        _deferred = null;
        return deferred;
    }

    private void GiveUp()
    {
        // Taken first: what follows may report a failure at once, and the result is to be the cancellation.
        TakeDeferred();
        if (_protocol is null)
        {
            _connector?.Disconnect();
        }
        else
        {
            _protocol.Transport.AbortConnection();
        }
    }
}
