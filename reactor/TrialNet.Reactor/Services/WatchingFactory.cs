using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Services;

/// <summary>Makes the protocols of a <see cref="ClientService"/>.</summary>
internal sealed class WatchingFactory(IProtocolFactory factory, Action<WatchedProtocol> lost) : WrappingFactory(factory)
{
    private WatchedProtocol? _last;

    /// <summary>The watch of a protocol that an endpoint gave; of the last one if the endpoint has wrapped it once more.</summary>
    internal WatchedProtocol? Find(IProtocol protocol) => ProtocolWrapper.Behind(protocol) as WatchedProtocol ?? _last;

    protected override ProtocolWrapper WrapProtocol(IProtocol protocol) => _last = new WatchedProtocol(protocol, lost);
}
