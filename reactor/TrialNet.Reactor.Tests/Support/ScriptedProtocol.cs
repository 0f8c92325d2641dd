using System.Text;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A protocol that does what a test says, and writes down what happened to it.</summary>
public class ScriptedProtocol : Protocol
{
    public List<string> Events { get; } = [];

    public MemoryStream Received { get; } = new();

    public string ReceivedText => Encoding.UTF8.GetString(Received.ToArray());

    public Failure? Reason { get; private set; }

    public ITcpTransport Tcp => (ITcpTransport)Transport;

    /// <summary>The transport, with what streams of every kind have in common.</summary>
    public IHalfCloseableTransport Stream => (IHalfCloseableTransport)Transport;

    public IReactorResource Resource => (IReactorResource)Transport;

    public Action<ScriptedProtocol>? OnMade { get; set; }

    public Action<ScriptedProtocol, byte[]>? OnData { get; set; }

    public Action<ScriptedProtocol, Failure>? OnLost { get; set; }

    public override void ConnectionMade()
    {
        Events.Add("made");
        OnMade?.Invoke(this);
    }

    public override void DataReceived(ReadOnlySpan<byte> data)
    {
        Assert.False(data.IsEmpty, "R-TCP-06: never an empty chunk");
        if (!string.Equals(Events[^1], "data", StringComparison.Ordinal))
        {
            Events.Add("data");
        }

        Received.Write(data);
        OnData?.Invoke(this, data.ToArray());
    }

    public override void ConnectionLost(Failure reason)
    {
        Events.Add("lost");
        Reason = reason;
        OnLost?.Invoke(this, reason);
    }
}
