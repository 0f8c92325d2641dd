using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Gives out a protocol that somebody else made.</summary>
internal sealed class OneProtocolFactory(IProtocol protocol) : IProtocolFactory
{
    public void DoStart()
    {
    }

    public void DoStop()
    {
    }

    public IProtocol? BuildProtocol(EndPoint address) => protocol;
}
