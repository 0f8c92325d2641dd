using System.Net;
using System.Text;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Datagrams;

/// <summary>A protocol of datagrams that does what a test says, and writes down what happened to it.</summary>
internal sealed class ScriptedDatagramProtocol : DatagramProtocol
{
    internal List<string> Events { get; } = [];

    internal List<IPEndPoint> Senders { get; } = [];

    internal Action<ScriptedDatagramProtocol>? OnStart { get; set; }

    internal Action<ScriptedDatagramProtocol, byte[], IPEndPoint>? OnData { get; set; }

    internal Action? OnRefused { get; set; }

    internal Action? OnStop { get; set; }

    public override void StartProtocol()
    {
        Events.Add("start");
        OnStart?.Invoke(this);
    }

    public override void DatagramReceived(ReadOnlySpan<byte> data, IPEndPoint sender)
    {
        Events.Add($"'{(data.Length > 20 ? $"{data.Length} bytes" : Encoding.UTF8.GetString(data))}'");
        Senders.Add(sender);
        OnData?.Invoke(this, data.ToArray(), sender);
    }

    public override void ConnectionRefused()
    {
        Events.Add("refused");
        OnRefused?.Invoke();
    }

    public override void StopProtocol()
    {
        Events.Add("stop");
        OnStop?.Invoke();
    }
}
