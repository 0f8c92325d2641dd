using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Servers.Transforms;

/// <summary>Takes one request, gives at most one answer, and closes (P-XF-05). Threading: the reactor's own thread.</summary>
/// <remarks>
/// What gets no answer is closed without one, cleanly, and is logged once (P-XF-03). A client that ends its input after the request
/// still gets its answer; one that leaves takes the transform along, which is cancelled.
/// </remarks>
internal sealed class TransformProtocol : NetstringReceiver, IHalfCloseableProtocol, ISendingProtocol
{
    private readonly TransformFactory _factory;
    private Deferred<byte[]>? _answer;
    private IDelayedCall? _limit;
    private bool _isOver;

    internal TransformProtocol(TransformFactory factory) => _factory = factory;

    /// <inheritdoc/>
    public bool IsWaitingForPeer => _isOver;

    /// <inheritdoc/>
    public long BytesSent { get; private set; }

    /// <inheritdoc/>
    public override void ConnectionMade() =>
        _limit = _factory.Clock.CallLater(_factory.Timeout, () => Refuse($"no request within {_factory.Timeout.TotalSeconds} s"));

    /// <inheritdoc/>
    public override void StringReceived(ReadOnlySpan<byte> payload)
    {
        // The first dot ends the name; the poem may have others (P-XF-02).
        var dot = payload.IndexOf((byte)'.');
        var name = dot < 0 ? "" : Encoding.Latin1.GetString(payload[..dot]);
        var poem = payload[(dot + 1)..].ToArray();

        // Whatever else comes is thrown away unread (P-XF-05).
        StopDelivering();
        if (dot < 0)
        {
            Refuse("the request has no dot");
            return;
        }

        _limit?.Release();
        _answer = _factory.Service.Transform(name, poem);
        _answer.AddCallbacks(Answer, NotTransformed);
        if (!_isOver)
        {
            _limit = _factory.Clock.CallLater(_factory.Timeout, () => Refuse($"no answer within {_factory.Timeout.TotalSeconds} s", LogLevel.Error));
        }
    }

    /// <inheritdoc/>
    public override void ParseFailed(NetstringParseException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        Refuse(error.Message.TrimEnd('.'));
    }

    /// <inheritdoc/>
    public void ReadConnectionLost()
    {
        if (_answer is null)
        {
            // Half a request will not become a whole one.
            Refuse("the client ended its input before its request was whole");
        }
    }

    /// <inheritdoc/>
    public void WriteConnectionLost()
    {
    }

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason) => End();

    private void Answer(byte[] poem)
    {
        if (_isOver)
        {
            return;
        }

        if (poem is null || poem.Length > MaxLength)
        {
            Refuse(poem is null ? "the transform gave nothing" : $"an answer of {poem.Length} bytes is above the limit of {MaxLength}", LogLevel.Error);
            return;
        }

        End();
        _factory.AnswerCount++;
        BytesSent = poem.Length;
        SendString(poem);
        Transport.LoseConnection();
    }

    private void NotTransformed(Failure failure)
    {
        if (_isOver)
        {
            return;
        }

        if (failure.Value is BadRequestException)
        {
            Refuse(failure.Value.Message);
        }
        else
        {
            Refuse("the transform failed", LogLevel.Error, failure.Value);
        }
    }

    private void Refuse(string why, LogLevel level = LogLevel.Warning, Exception? error = null)
    {
        if (_isOver)
        {
            return;
        }

        End();
        _factory.RefusalCount++;
        _factory.Logger.Log(level, error, "No answer to {Peer}: {Why}.", PeerName, why);
        Transport.LoseConnection();
    }

    // From here on nothing is said to the client, whatever the transform still does.
    private void End()
    {
        _isOver = true;
        _limit?.Release();
        _answer?.Cancel();
    }

    private string PeerName => Transport.GetPeer() is IPEndPoint peer ? peer.ToString() : "a client";
}
