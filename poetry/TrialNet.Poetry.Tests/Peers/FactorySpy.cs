using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>Passes everything on to a factory, and keeps the protocols that it makes.</summary>
/// <param name="inner">The factory.</param>
internal sealed class FactorySpy(IProtocolFactory inner) : IProtocolFactory
{
    /// <summary>The protocols, in the order of their connections.</summary>
    public List<IProtocol> Protocols { get; } = [];

    /// <inheritdoc/>
    public void DoStart() => inner.DoStart();

    /// <inheritdoc/>
    public void DoStop() => inner.DoStop();

    /// <inheritdoc/>
    public IProtocol? BuildProtocol(EndPoint address)
    {
        var protocol = inner.BuildProtocol(address);
        if (protocol is not null)
        {
            Protocols.Add(protocol);
        }

        return protocol;
    }
}
