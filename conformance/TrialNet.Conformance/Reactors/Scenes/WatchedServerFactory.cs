using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A watched factory for a port.</summary>
/// <param name="scene">Where it plays.</param>
/// <param name="make">Makes the protocols; what it throws comes out of BuildProtocol.</param>
internal sealed class WatchedServerFactory(WatchedScene scene, Func<IProtocol?> make) : WatchedFactory(scene, "server's factory", make);
