using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A datagram protocol that writes down what it hears.</summary>
internal sealed class DatagramPlay : IDatagramProtocol
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Called with each datagram.</summary>
    internal Action<byte[], IPEndPoint>? Received { get; init; }

    /// <summary>Called when nobody listens.</summary>
    internal Action? Refused { get; init; }

    /// <summary>Called when the port is closed.</summary>
    internal Action? Stopped { get; init; }

    internal List<string> Events { get; } = [];

    internal IUdpTransport? Transport { get; private set; }

    public void MakeConnection(IUdpTransport transport)
    {
        Transport = transport;
        Events.Add("transport");
    }

    public void StartProtocol() => Events.Add("start");

    public void DatagramReceived(ReadOnlySpan<byte> data, IPEndPoint sender)
    {
        Events.Add(Environment.CurrentManagedThreadId == _thread ? $"datagram {data.Length}" : "datagram on another thread");
        Received?.Invoke(data.ToArray(), sender);
    }

    public void ConnectionRefused()
    {
        Events.Add("refused");
        Refused?.Invoke();
    }

    public void StopProtocol()
    {
        Events.Add("stop");
        Stopped?.Invoke();
    }

    public override string ToString() => string.Join(", ", Events);
}
