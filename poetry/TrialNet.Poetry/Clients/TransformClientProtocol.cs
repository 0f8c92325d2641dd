using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Clients;

/// <summary>Sends the request, takes the first netstring for the answer, and leaves.</summary>
/// <remarks>The outcome is told when the connection is gone, so that whoever hears of it finds nothing left open.</remarks>
internal sealed class TransformClientProtocol : NetstringReceiver
{
    private readonly TransformClientFactory _factory;
    private readonly byte[] _request;
    private readonly SilenceTimer _patience;
    private byte[]? _answer;
    private TransformException? _error;

    public TransformClientProtocol(TransformClientFactory factory, IReactorTime clock, byte[] request)
    {
        _factory = factory;
        _request = request;
        _patience = new SilenceTimer(clock, factory.Timeout, TimedOut);
        MaxLength = TransformClient.MaxLength;
    }

    public override void ConnectionMade()
    {
        _patience.Start();
        SendString(_request);
    }

    public override void StringReceived(ReadOnlySpan<byte> payload)
    {
        // Leaving stops delivery, so that there is no second one (P-NS-10).
        _answer = payload.ToArray();
        Transport.LoseConnection();
    }

    public override void ParseFailed(NetstringParseException error) =>
        _error = new TransformException($"The server's answer is no netstring: {error.Message}", error);

    public override void ConnectionLost(Failure reason)
    {
        _patience.Stop();
        if (_answer is not null)
        {
            _factory.Answered(_answer);
        }
        else
        {
            _factory.Failed(new Failure(_error ?? Lost(reason)));
        }
    }

    private void TimedOut()
    {
        _error ??= new TransformException($"The server did not answer in {_factory.Timeout.TotalSeconds} s.");
        Transport.AbortConnection();
    }

    private static TransformException Lost(Failure reason) => reason.Check<ConnectionDoneException>() is null
        ? new TransformException("The connection was lost before the answer.", reason.Value)
        : new TransformException("The server closed the connection without an answer.", reason.Value);
}
