using System.Net;
using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>A transform server that answers as a test says.</summary>
/// <param name="answer">Gets the connection and the request.</param>
internal sealed class TransformPeer(Action<ITransport, string> answer) : ProtocolFactory
{
    /// <summary>Answers with the poem in lower case, and closes.</summary>
    public static TransformPeer Good { get; } = new(static (transport, request) =>
    {
        transport.Write(Frame(request[(request.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLowerInvariant()));
        transport.LoseConnection();
    });

    /// <summary>A netstring.</summary>
    public static byte[] Frame(string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        return [.. Encoding.ASCII.GetBytes($"{bytes.Length}:"), .. bytes, (byte)','];
    }

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new Peer(answer);

    private sealed class Peer(Action<ITransport, string> answer) : NetstringReceiver
    {
        public override void StringReceived(ReadOnlySpan<byte> payload) => answer(Transport, Encoding.UTF8.GetString(payload));
    }
}
