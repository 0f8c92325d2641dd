using System.Buffers;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Clients;

/// <summary>Collects a poem, framed or not, as long as the server is neither silent nor endless.</summary>
/// <remarks>The outcome is told when the connection is gone. Threading: the reactor's own thread.</remarks>
internal sealed class FetchProtocol : Protocol, IHandshakeListener
{
    private readonly FetchFactory _factory;
    private readonly SilenceTimer _silence;
    private readonly ArrayBufferWriter<byte> _poem = new();
    private readonly NetstringPoem? _netstring;
    private Exception? _error;

    public FetchProtocol(FetchFactory factory, IReactorTime clock)
    {
        _factory = factory;
        _silence = new SilenceTimer(clock, Request.IdleTimeout, FellSilent);
        _netstring = Request.Framing == PoemFraming.Netstring ? new NetstringPoem { MaxLength = Request.MaxBytes } : null;
    }

    private PoemRequest Request => _factory.Request;

    public override void ConnectionMade()
    {
        _silence.Start();
        _netstring?.MakeConnection(Transport);
        if (Request.Tls is null)
        {
            _factory.Connected(Transport);
        }
    }

    public void HandshakeCompleted()
    {
        _silence.Restart();
        _factory.Connected(Transport);
    }

    public override void DataReceived(ReadOnlySpan<byte> data)
    {
        _silence.Restart();
        _factory.Received(data.Length);
        if (_netstring is not null)
        {
            _netstring.DataReceived(data);
        }
        else if (_poem.WrittenCount > Request.MaxBytes - data.Length)
        {
            GiveUp(new PoemTooLongException($"The poem of {Request.Address} is longer than {Request.MaxBytes} bytes.") { MaxBytes = Request.MaxBytes });
        }
        else
        {
            _poem.Write(data);
        }
    }

    public override void ConnectionLost(Failure reason)
    {
        _silence.Stop();
        var isClean = reason.Check<ConnectionDoneException>() is not null;
        if (_netstring?.Poem is { } framed)
        {
            _factory.PoemFinished(framed, isVerified: true);
        }
        else if (_error is null && isClean && _netstring is null)
        {
            _factory.PoemFinished(_poem.WrittenSpan.ToArray(), isVerified: Request.Tls is not null);
        }
        else
        {
            _factory.PoemFailed(_error ?? _netstring?.Error ?? Lost(reason, isClean));
        }
    }

    private void FellSilent()
    {
        var received = _factory.BytesReceived;
        var text = $"The server at {Request.Address} was silent for {Request.IdleTimeout.TotalSeconds} s, after {received} bytes.";
        GiveUp(new PoemTimeoutException(text) { BytesReceived = received });
    }

    private void GiveUp(Exception error)
    {
        _error ??= error;
        Transport.AbortConnection();
    }

    private Exception Lost(Failure reason, bool isClean) => reason.Value is TlsException tls && _factory.BytesReceived == 0 ? tls
        : new PoemTruncatedException(
            isClean
                ? $"The server at {Request.Address} closed the connection in the middle of the poem, after {_factory.BytesReceived} bytes."
                : $"The connection to {Request.Address} was lost after {_factory.BytesReceived} bytes.",
            reason.Value)
        {
            PartialPoem = _poem.WrittenMemory,
            BytesReceived = _factory.BytesReceived,
        };
}
