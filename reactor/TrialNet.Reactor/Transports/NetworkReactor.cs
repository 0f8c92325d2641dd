using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Transports;

/// <summary>A reactor with a network, whatever moves its bytes: a derived class brings the channels.</summary>
internal abstract partial class NetworkReactor(string name, TimeProvider clock) : ReactorBase(name, clock)
{
    private TransportServices? _services;

    internal TransportServices Services => _services ??= new TransportServices(this, Channels);

    /// <summary>Opens the channels; asked for when the first is needed.</summary>
    private protected abstract IChannelSource Channels { get; }

    private protected override void ReleaseSystem() => _services?.Close();
}
