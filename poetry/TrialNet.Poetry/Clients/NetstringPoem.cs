using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Clients;

/// <summary>A poem in a netstring: the first one is it, and the connection has served its purpose then.</summary>
internal sealed class NetstringPoem : NetstringReceiver
{
    /// <summary>The poem, when it is whole.</summary>
    public byte[]? Poem { get; private set; }

    /// <summary>Why what came is no netstring.</summary>
    public NetstringParseException? Error { get; private set; }

    /// <inheritdoc/>
    public override void StringReceived(ReadOnlySpan<byte> payload)
    {
        Poem = payload.ToArray();
        Transport.LoseConnection();
    }

    /// <inheritdoc/>
    public override void ParseFailed(NetstringParseException error) => Error = error;
}
