using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>What a <see cref="MemoryReactor"/> was asked to connect to; a test says how it goes. Threading: one thread at a time.</summary>
public sealed class MemoryConnector : IConnector
{
    private readonly MemoryReactor _reactor;
    private ITransport? _transport;
    private bool _usesFactory;

    internal MemoryConnector(MemoryReactor reactor, string host, int port, IClientFactory factory, TimeSpan timeout, SourceLocation createdAt)
    {
        _reactor = reactor;
        Host = host;
        Port = port;
        Factory = factory;
        Timeout = timeout;
        CreatedAt = createdAt;
        CreatedTime = reactor.Now;
    }

    /// <summary>The host that was asked for.</summary>
    public string Host { get; }

    /// <summary>The port that was asked for.</summary>
    public int Port { get; }

    /// <summary>Who makes the protocol.</summary>
    public IClientFactory Factory { get; }

    /// <summary>How long an attempt might take; nothing here takes time.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The local address that was asked for; null if none was.</summary>
    public IPEndPoint? BindAddress { get; internal init; }

    /// <summary>How many attempts there were.</summary>
    public int Attempts { get; private set; }

    /// <inheritdoc/>
    public ConnectorState State { get; private set; }

    /// <inheritdoc/>
    public string Destination => $"{Host}:{Port}";

    /// <inheritdoc/>
    public string Kind => "connection attempt";

    /// <inheritdoc/>
    public string Description => $"to {Destination}";

    /// <inheritdoc/>
    public Scope Scope { get; } = Scope.Current;

    /// <inheritdoc/>
    public SourceLocation CreatedAt { get; }

    /// <inheritdoc/>
    public TimeSpan CreatedTime { get; }

    /// <inheritdoc/>
    public string HowToRelease => "Disconnect()";

    /// <inheritdoc/>
    public bool IsReleasing => false;

    /// <inheritdoc/>
    public void Connect()
    {
        if (State != ConnectorState.Disconnected)
        {
            throw new InvalidOperationException($"The {this} is under way or has succeeded.");
        }

        if (!_usesFactory)
        {
            Factory.DoStart();
            _usesFactory = true;
        }

        State = ConnectorState.Connecting;
        Attempts++;
        Factory.StartedConnecting(this);
    }

    /// <summary>Gives the attempt up; the factory hears <see cref="UserAbortException"/> in the next <see cref="MemoryReactor.Advance"/>.</summary>
    public void StopConnecting()
    {
        if (State != ConnectorState.Connecting)
        {
            throw new NotConnectingException();
        }

        var attempt = Attempts;
        _reactor.CallFromThread(() =>
        {
            if (State == ConnectorState.Connecting && Attempts == attempt)
            {
                Fail(new UserAbortException());
            }
        });
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        if (State == ConnectorState.Connecting)
        {
            StopConnecting();
        }
        else
        {
            _transport?.LoseConnection();
        }
    }

    /// <inheritdoc/>
    public void Release() => Disconnect();

    /// <summary>Lets the attempt succeed: makes the protocol and connects it to a transport that keeps what is written.</summary>
    /// <param name="peer">The address that was reached; null is 192.168.1.1, port 54321.</param>
    /// <returns>
    /// The transport, whose <see cref="StringTransport.Protocol"/> is the new one; null if the factory made none, and has heard that
    /// the connection is lost.
    /// </returns>
    /// <exception cref="InvalidOperationException">There is no attempt under way.</exception>
    public StringTransport? Succeed(EndPoint? peer = null)
    {
        var transport = new StringTransport(peer: peer) { Lost = Lost };
        transport.Protocol = Build(transport.GetPeer());
        _transport = transport;
        if (transport.Protocol is null)
        {
            transport.ReportConnectionLost();
            return null;
        }

        transport.Protocol.MakeConnection(transport);
        return transport;
    }

    /// <summary>Lets the attempt fail.</summary>
    /// <param name="reason">Why; null is a <see cref="ConnectionRefusedException"/>.</param>
    /// <exception cref="InvalidOperationException">There is no attempt under way.</exception>
    public void Fail(Exception? reason = null)
    {
        VerifyConnecting();
        State = ConnectorState.Disconnected;
        Factory.ClientConnectionFailed(this, new Failure(reason ?? new ConnectionRefusedException()));
        ReleaseFactory();
    }

    /// <summary>The kind and the destination.</summary>
    public override string ToString() => $"{Kind} {Description}";

    internal IProtocol? Build(EndPoint peer)
    {
        VerifyConnecting();
        State = ConnectorState.Connected;
        return Factory.BuildProtocol(peer);
    }

    internal LoopbackConnection Keep(LoopbackConnection connection)
    {
        _transport = connection.ClientTransport;
        return connection;
    }

    internal void Lost(Failure reason)
    {
        _transport = null;
        State = ConnectorState.Disconnected;
        Factory.ClientConnectionLost(this, reason);
        ReleaseFactory();
    }

    private void ReleaseFactory()
    {
        // R-CONN-07: not if the factory has asked for another attempt.
        if (State == ConnectorState.Disconnected && _usesFactory)
        {
            _usesFactory = false;
            Factory.DoStop();
        }
    }

    private void VerifyConnecting()
    {
        if (State != ConnectorState.Connecting)
        {
            throw new InvalidOperationException($"The {this} is not under way.");
        }
    }
}
