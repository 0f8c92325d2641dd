using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part08Timeout;

/// <summary>One factory for one poem; it begins to count when it begins to connect.</summary>
/// <param name="reactor">Whose timer it is.</param>
/// <param name="timeout">How long the poem may take.</param>
internal sealed class PoetryClientFactory(IReactorTime reactor, TimeSpan timeout) : ClientFactory
{
    private IConnector? _connector;
    private IDelayedCall? _timer;

    /// <summary>The poem to come.</summary>
    public Deferred<byte[]> Poem { get; } = new();

    /// <inheritdoc/>
    public override void StartedConnecting(IConnector connector)
    {
        _connector = connector;
        _timer = reactor.CallLater(timeout, TimedOut);
    }

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new PoetryProtocol(this);

    /// <inheritdoc/>
    public override void ClientConnectionFailed(IConnector connector, Failure reason) => PoemFailed(reason);

    /// <summary>The protocol has its poem.</summary>
    public void PoemFinished(byte[] poem)
    {
        if (StopTimer())
        {
            Poem.Callback(poem);
        }
    }

    /// <summary>The protocol has half a poem, or there was no connection.</summary>
    public void PoemFailed(Failure reason)
    {
        if (StopTimer())
        {
            Poem.Errback(reason);
        }
    }

    // The timer's call is over when the Deferred is fired: what the end of the connection brings then comes too late, and is dropped.
    private void TimedOut()
    {
        Poem.Errback(new PoetryTimeoutException(_connector!.Destination));
        _connector?.Disconnect();
    }

    private bool StopTimer()
    {
        if (_timer is not { IsActive: true })
        {
            return false;
        }

        _timer.Cancel();
        return true;
    }
}
