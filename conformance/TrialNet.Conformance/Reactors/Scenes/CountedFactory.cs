using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A factory for any number of ports and connectors at once, which counts what it hears (R-FAC-01).</summary>
/// <param name="scene">Where it plays.</param>
internal sealed class CountedFactory(WatchedScene scene) : IClientFactory
{
    internal int Starts { get; private set; }

    internal int Stops { get; private set; }

    internal int Uses => Starts - Stops;

    internal int Ends { get; private set; }

    /// <summary>Whether the connections it makes are closed at once.</summary>
    internal bool IsClosing { get; init; }

    internal int Made { get; private set; }

    public void DoStart()
    {
        Starts++;
        scene.Pulse();
    }

    public void DoStop()
    {
        Stops++;
        if (Uses < 0)
        {
            scene.Break(
                "R-FAC-01",
                "each use of a factory to be ended once",
                $"DoStart was called {Starts} times, and DoStop {Stops} times");
        }

        scene.Pulse();
    }

    public IProtocol? BuildProtocol(EndPoint address)
    {
        Made++;
        var protocol = new WatchedProtocol(scene, "shared factory's protocol");
        protocol.Build();
        if (IsClosing)
        {
            protocol.OnMade = protocol.LoseConnection;
        }

        scene.Pulse();
        return protocol;
    }

    public void StartedConnecting(IConnector connector)
    {
    }

    public void ClientConnectionFailed(IConnector connector, Failure reason) => End();

    public void ClientConnectionLost(IConnector connector, Failure reason) => End();

    private void End()
    {
        Ends++;
        scene.Pulse();
    }
}
