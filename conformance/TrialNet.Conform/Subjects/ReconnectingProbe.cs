using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>A factory that tries again by itself; no connection that it makes is used for anything.</summary>
internal sealed class ReconnectingProbe : ReconnectingClientFactory
{
    /// <inheritdoc/>
    public override IProtocol? BuildProtocol(EndPoint address) => null;
}
