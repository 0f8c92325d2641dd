namespace TrialNet.Reactor.Abstractions;

/// <summary>One attempt after another to reach a server, and the connection if it succeeds (rules R-CONN). Threading: the reactor's own thread.</summary>
public interface IConnector : IReactorResource
{
    /// <summary>Where it stands.</summary>
    ConnectorState State { get; }

    /// <summary>The address asked for (R-CONN-09).</summary>
    string Destination { get; }

    /// <summary>Tries again after a failure or a loss (R-CONN-07).</summary>
    /// <exception cref="InvalidOperationException">It is connecting or connected.</exception>
    void Connect();

    /// <summary>Gives the attempt up; the factory hears <see cref="UserAbortException"/> (R-CONN-04).</summary>
    /// <exception cref="NotConnectingException">There is no attempt under way.</exception>
    void StopConnecting();

    /// <summary>Ends the attempt or the connection, whichever there is (R-CONN-06).</summary>
    void Disconnect();
}
