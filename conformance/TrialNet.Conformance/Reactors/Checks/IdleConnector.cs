using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A connector that counts what it is asked for, and does none of it.</summary>
/// <param name="scope">To whom it belongs.</param>
internal sealed class IdleConnector(Scope scope) : IConnector
{
    /// <summary>How often it was asked to connect.</summary>
    internal int Connects { get; private set; }

    /// <summary>How often it was asked to stop.</summary>
    internal int Stops { get; private set; }

    public ConnectorState State { get; set; }

    public string Destination => "nowhere:1";

    public string Kind => "connection attempt";

    public string Description => Destination;

    public Scope Scope => scope;

    public SourceLocation CreatedAt => default;

    public TimeSpan CreatedTime => TimeSpan.Zero;

    public string HowToRelease => "StopConnecting()";

    public bool IsReleasing => false;

    public void Connect()
    {
        Connects++;
        State = ConnectorState.Connecting;
    }

    public void StopConnecting()
    {
        Stops++;
        State = ConnectorState.Disconnected;
    }

    public void Disconnect() => StopConnecting();

    public void Release() => StopConnecting();
}
