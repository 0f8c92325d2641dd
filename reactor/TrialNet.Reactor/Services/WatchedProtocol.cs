using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Services;

/// <summary>A protocol whose end a <see cref="ClientService"/> wants to hear of; it has the transport to itself.</summary>
internal sealed class WatchedProtocol(IProtocol wrapped, Action<WatchedProtocol> lost) : ProtocolWrapper(wrapped)
{
    internal bool IsLost { get; private set; }

    public override void ConnectionLost(Failure reason)
    {
        IsLost = true;
        try
        {
            base.ConnectionLost(reason);
        }
        finally
        {
            lost(this);
        }
    }

    protected override ITransport WrapTransport(ITransport transport) => transport;
}
