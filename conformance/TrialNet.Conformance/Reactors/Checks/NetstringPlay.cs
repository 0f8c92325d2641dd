using System.Text;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A decoder that is fed by hand, and what it delivers.</summary>
internal sealed class NetstringPlay
{
    private readonly StillTransport _transport = new();
    private readonly IProtocol _protocol;

    internal NetstringPlay(IHasNetstrings subject, Action<ITransport>? delivered = null)
    {
        _protocol = subject.CreateNetstringProtocol((transport, payload) =>
        {
            Received.Add(payload);
            delivered?.Invoke(transport);
        });
        _protocol.MakeConnection(_transport);
    }

    /// <summary>The payloads that were delivered.</summary>
    internal List<byte[]> Received { get; } = [];

    /// <summary>Whether the protocol has ended the connection.</summary>
    internal bool IsLost => !_transport.IsConnected;

    internal string Text => Received.Count == 0 ? "nothing" : string.Join(", ", Received.Select(payload => $"\"{Encoding.Latin1.GetString(payload)}\""));

    internal NetstringPlay Feed(string text) => Feed(Encoding.UTF8.GetBytes(text));

    internal NetstringPlay Feed(ReadOnlySpan<byte> data)
    {
        // As a reactor does it: never with none.
        if (!data.IsEmpty)
        {
            _protocol.DataReceived(data);
        }

        return this;
    }

    /// <summary>Byte by byte, until the connection is lost; how many bytes it took.</summary>
    internal int FeedUntilLost(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var count = 0; count < bytes.Length; count++)
        {
            if (IsLost)
            {
                return count;
            }

            Feed(bytes.AsSpan(count, 1));
        }

        return bytes.Length;
    }

    internal void End() => _protocol.ConnectionLost(new Failure(new ConnectionDoneException()));
}
