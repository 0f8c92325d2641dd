using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A connector that counts what is asked of it, and changes its state as a test says.</summary>
internal sealed class ScriptedConnector(IClientFactory factory) : IConnector
{
    public ConnectorState State { get; private set; }

    public string Destination => "somewhere:1";

    public string Kind => "connection attempt";

    public string Description => Destination;

    public Scope Scope => Scope.Default;

    public SourceLocation CreatedAt => default;

    public TimeSpan CreatedTime => TimeSpan.Zero;

    public string HowToRelease => "Disconnect()";

    public bool IsReleasing => false;

    /// <summary>How often it was told to connect.</summary>
    internal int Attempts { get; private set; }

    internal int Stops { get; private set; }

    public void Connect()
    {
        Assert.Equal(ConnectorState.Disconnected, State);
        State = ConnectorState.Connecting;
        Attempts++;
        factory.StartedConnecting(this);
    }

    public void StopConnecting()
    {
        Assert.Equal(ConnectorState.Connecting, State);
        Stops++;
        Fail(new UserAbortException());
    }

    public void Disconnect() => throw new NotSupportedException();

    public void Release() => throw new NotSupportedException();

    internal void Fail(Exception? reason = null)
    {
        State = ConnectorState.Disconnected;
        factory.ClientConnectionFailed(this, new Failure(reason ?? new ConnectionRefusedException()));
    }

    internal void Succeed() => State = ConnectorState.Connected;

    internal void Lose()
    {
        State = ConnectorState.Disconnected;
        factory.ClientConnectionLost(this, new Failure(new ConnectionDoneException()));
    }
}
