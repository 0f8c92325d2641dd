using System.Net;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series;

/// <summary>
/// What the protocols of the series lack: an end to a server's silence, and a difference between a poem that ended and a connection
/// that broke. A protocol tells it what happens in three lines.
/// </summary>
/// <param name="run">Whose patience it is.</param>
internal sealed class PoemWatch(SeriesRun run)
{
    private SilenceTimer? _silence;
    private EndPoint? _peer;
    private int _received;
    private bool _fellSilent;

    /// <summary>The connection is made.</summary>
    public void Begin(ITransport transport)
    {
        _peer = transport.GetPeer();
        _silence = new SilenceTimer(run.Reactor, run.Timeout, () =>
        {
            _fellSilent = true;
            transport.AbortConnection();
        });
        _silence.Start();
    }

    /// <summary>Bytes have come.</summary>
    public void Heard(int count)
    {
        _received += count;
        _silence?.Restart();
    }

    /// <summary>The connection is lost.</summary>
    /// <param name="reason">The reactor's reason.</param>
    /// <returns>Why the poem is no poem; null if the server closed as one does that has finished.</returns>
    public Failure? End(Failure reason)
    {
        _silence?.Stop();
        if (_fellSilent)
        {
            var text = $"The server at {_peer} was silent for {run.Timeout.TotalSeconds} s, after {_received} bytes.";
            return new Failure(new PoemTimeoutException(text) { BytesReceived = _received });
        }

        return reason.Check<ConnectionDoneException>() is not null
            ? null
            : new Failure(new PoemTruncatedException($"The connection to {_peer} was lost after {_received} bytes.", reason.Value)
            {
                BytesReceived = _received,
            });
    }
}
