using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Writes down the netstrings that it gets.</summary>
internal sealed class NetstringProbe : NetstringReceiver
{
    internal List<byte[]> Strings { get; } = [];

    internal IEnumerable<string> Texts => Strings.Select(bytes => Frames.Text(bytes));

    internal NetstringParseException? Error { get; private set; }

    internal Action<string>? OnString { get; set; }

    public override void StringReceived(ReadOnlySpan<byte> payload)
    {
        Strings.Add(payload.ToArray());
        OnString?.Invoke(Frames.Text(payload));
    }

    public override void ParseFailed(NetstringParseException error)
    {
        Assert.Null(Error);
        Error = error;
    }
}
