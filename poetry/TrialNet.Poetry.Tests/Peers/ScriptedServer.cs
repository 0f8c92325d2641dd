using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>A server that does to each client what a test says, and tells when the client has come and gone.</summary>
/// <param name="onConnected">What to do with a new connection.</param>
internal sealed class ScriptedServer(Action<ITransport> onConnected) : ProtocolFactory
{
    /// <summary>Accepts and is silent.</summary>
    public ScriptedServer()
        : this(static _ => { })
    {
    }

    /// <summary>Fires with the first connection.</summary>
    public Deferred<ITransport> Connected { get; } = new();

    /// <summary>Fires when the first connection is lost, with the reason.</summary>
    public Deferred<Exception> Lost { get; } = new();

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new Script(this, onConnected);

    private sealed class Script(ScriptedServer server, Action<ITransport> onConnected) : Protocol
    {
        public override void ConnectionMade()
        {
            onConnected(Transport);
            if (!server.Connected.IsCalled)
            {
                server.Connected.Callback(Transport);
            }
        }

        public override void ConnectionLost(Failure reason)
        {
            if (!server.Lost.IsCalled)
            {
                server.Lost.Callback(reason.Value);
            }
        }
    }
}
