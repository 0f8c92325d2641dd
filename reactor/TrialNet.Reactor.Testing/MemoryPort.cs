using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>What a <see cref="MemoryReactor"/> was asked to listen at. Threading: one thread at a time.</summary>
public sealed class MemoryPort : ITcpPort
{
    private readonly int _port;

    internal MemoryPort(MemoryReactor reactor, int port, IProtocolFactory factory, int backlog, string networkInterface, SourceLocation createdAt)
    {
        _port = port;
        Factory = factory;
        Backlog = backlog;
        NetworkInterface = networkInterface;
        CreatedAt = createdAt;
        CreatedTime = reactor.Now;
    }

    /// <summary>Who makes the protocols.</summary>
    public IProtocolFactory Factory { get; }

    /// <summary>How many connections may wait.</summary>
    public int Backlog { get; }

    /// <summary>The address that was asked for; empty for all.</summary>
    public string NetworkInterface { get; }

    /// <summary>Whether it was not stopped.</summary>
    public bool IsListening { get; private set; }

    /// <inheritdoc/>
    public string Kind => "listening port";

    /// <inheritdoc/>
    public string Description => $"{GetHost()}";

    /// <inheritdoc/>
    public Scope Scope { get; } = Scope.Current;

    /// <inheritdoc/>
    public SourceLocation CreatedAt { get; }

    /// <inheritdoc/>
    public TimeSpan CreatedTime { get; }

    /// <inheritdoc/>
    public string HowToRelease => "StopListening()";

    /// <inheritdoc/>
    public bool IsReleasing => false;

    /// <inheritdoc/>
    public void StartListening()
    {
        if (IsListening)
        {
            throw new InvalidOperationException($"The {this} is listening already.");
        }

        Factory.DoStart();
        IsListening = true;
    }

    /// <summary>Stops accepting.</summary>
    /// <returns>A Deferred that has been fired.</returns>
    public Deferred<Unit> StopListening() => Deferred.Maybe(Release);

    /// <inheritdoc/>
    public IPEndPoint GetHost() => new(NetworkInterface.Length == 0 ? IPAddress.Any : IPAddress.Parse(NetworkInterface), _port);

    EndPoint IListeningPort.GetHost() => GetHost();

    /// <inheritdoc/>
    public void Release()
    {
        if (IsListening)
        {
            IsListening = false;
            Factory.DoStop();
        }
    }

    /// <summary>Lets somebody connect: makes a protocol and connects it to a transport that keeps what is written.</summary>
    /// <param name="peer">The address from which the connection comes; null is 192.168.1.1, port 54321.</param>
    /// <returns>The transport, whose <see cref="StringTransport.Protocol"/> is the new one; null if the factory made none.</returns>
    /// <exception cref="InvalidOperationException">The port was stopped.</exception>
    public StringTransport? Accept(EndPoint? peer = null)
    {
        var transport = new StringTransport(GetHost(), peer);
        transport.Protocol = Build(transport.GetPeer());
        transport.Protocol?.MakeConnection(transport);
        return transport.Protocol is null ? null : transport;
    }

    /// <summary>The kind and the address.</summary>
    public override string ToString() => $"{Kind} {Description}";

    internal IProtocol? Build(EndPoint peer)
    {
        if (!IsListening)
        {
            throw new InvalidOperationException($"The {this} is not listening.");
        }

        return Factory.BuildProtocol(peer);
    }
}
