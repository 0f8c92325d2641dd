using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>Stands between a reactor and a protocol.</summary>
internal class BrokenProtocol(BrokenTcpReactor reactor, IProtocol inner) : IProtocol
{
    internal IProtocol Inner => inner;

    internal BrokenTcpReactor Reactor => reactor;

    internal bool IsLost { get; set; }

    internal BrokenTransport? Transport { get; private set; }

    public void MakeConnection(ITransport transport)
    {
        Transport = new BrokenTransport(this, (ITcpTransport)transport);
        if (reactor.Mutation.OnStopListening is not null)
        {
            reactor.Transports.Add(transport);
        }

        if (reactor.Mutation.OnMade is { } instead)
        {
            instead(inner, Transport);
        }
        else
        {
            inner.MakeConnection(Transport);
        }
    }

    public void DataReceived(ReadOnlySpan<byte> data)
    {
        if (reactor.Mutation.OnData is { } instead)
        {
            instead(inner, data.ToArray());
        }
        else
        {
            inner.DataReceived(data);
        }
    }

    public void ConnectionLost(Failure reason)
    {
        if (IsLost)
        {
            return;
        }

        if (reactor.Mutation.OnLost is { } instead)
        {
            instead(this, reason);
        }
        else
        {
            inner.ConnectionLost(reason);
        }
    }
}
