using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Transports;

/// <summary>A reactor with a network, whatever moves its bytes: a derived class brings the channels.</summary>
internal abstract partial class NetworkReactor(string name, TimeProvider clock) : ReactorBase(name, clock)
{
    private TransportServices? _services;

    internal TransportServices Services => _services ??= new TransportServices(this, AroundChannels?.Invoke(Channels) ?? Channels);

    /// <summary>
    /// What stands between the transports and the channels of TCP, if anything does: there a test decides what sockets do. To be set
    /// before the first transport is made.
    /// </summary>
    internal Func<IChannelSource, IChannelSource>? AroundChannels { get; set; }

    /// <summary>Opens the channels; asked for when the first is needed.</summary>
    private protected abstract IChannelSource Channels { get; }

    private protected override void ReleaseSystem() => _services?.Close();
}
