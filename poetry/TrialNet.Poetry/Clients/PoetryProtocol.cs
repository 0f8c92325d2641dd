using System.Buffers;
using TrialNet.Defer;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>Collects the bytes of one connection until it ends: that is the poem (P-ONE-05).</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public sealed class PoetryProtocol : Protocol
{
    private readonly PoetryClientFactory _factory;
    private readonly ArrayBufferWriter<byte> _poem = new();
    private readonly SilenceTimer _silence;
    private bool _fellSilent;

    internal PoetryProtocol(PoetryClientFactory factory, IReactorTime clock)
    {
        _factory = factory;
        _silence = new SilenceTimer(clock, factory.Timeout, FellSilent);
    }

    /// <inheritdoc/>
    public override void ConnectionMade() => _silence.Start();

    /// <inheritdoc/>
    public override void DataReceived(ReadOnlySpan<byte> data)
    {
        _poem.Write(data);
        _silence.Restart();
    }

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        _silence.Stop();
        var poem = _poem.WrittenMemory.ToArray();
        if (_fellSilent)
        {
            _factory.PoemFailed(new Failure(Silent(poem)));
        }
        else if (reason.Check<ConnectionDoneException>() is null)
        {
            _factory.PoemFailed(new Failure(Truncated(poem, reason)));
        }
        else
        {
            _factory.PoemFinished(poem);
        }
    }

    // The failure waits for ConnectionLost, so that whoever hears of it finds the connection gone.
    private void FellSilent()
    {
        _fellSilent = true;
        Transport.AbortConnection();
    }

    private PoemTimeoutException Silent(byte[] partial) =>
        new($"The server at {Transport.GetPeer()} was silent for {_factory.Timeout.TotalSeconds} s, after {partial.Length} bytes.")
        {
            PartialPoem = partial,
        };

    private PoemTruncatedException Truncated(byte[] partial, Failure reason) =>
        new($"The connection to {Transport.GetPeer()} was lost after {partial.Length} bytes.", reason.Value) { PartialPoem = partial };
}
