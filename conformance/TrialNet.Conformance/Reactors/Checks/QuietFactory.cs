using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A factory, for both ends, whose protocols do nothing unless they are told to.</summary>
internal sealed class QuietFactory : IClientFactory
{
    /// <summary>Called when a connection is there.</summary>
    internal Action<ITransport>? Made { get; init; }

    /// <summary>Called with what comes.</summary>
    internal Action<ITransport, int>? Received { get; init; }

    /// <summary>Called with the reason when a connection is lost.</summary>
    internal Action<Failure>? Lost { get; init; }

    /// <summary>Called with the reason when an attempt to connect fails.</summary>
    internal Action<Failure>? Failed { get; init; }

    /// <summary>Makes something else than a protocol that passes on what it hears.</summary>
    internal Func<EndPoint, IProtocol?>? Build { get; init; }

    public void DoStart()
    {
    }

    public void DoStop()
    {
    }

    public IProtocol? BuildProtocol(EndPoint address) => Build is null ? new QuietProtocol(this) : Build(address);

    public void StartedConnecting(IConnector connector)
    {
    }

    public void ClientConnectionFailed(IConnector connector, Failure reason) => Failed?.Invoke(reason);

    public void ClientConnectionLost(IConnector connector, Failure reason)
    {
    }
}
