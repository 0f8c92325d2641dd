using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>A reactor whose connections do what a mutation says.</summary>
internal sealed class BrokenTcpReactor(StreamMutation mutation, string kind = "select") : DelegatingReactor(kind), IReactorTcp
{
    /// <summary>Whether it was asked to end.</summary>
    internal bool IsStopping { get; private set; }

    internal StreamMutation Mutation => mutation;

    /// <summary>The connections that were made.</summary>
    internal List<ITransport> Transports { get; } = [];

    public override void Stop()
    {
        IsStopping = true;
        base.Stop();
    }

    public ITcpPort ListenTcp(
        int port,
        IProtocolFactory factory,
        int backlog = 0,
        string networkInterface = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ITcpPort Listen() => InnerTcp.ListenTcp(port, new BrokenFactory(this, factory), backlog, networkInterface, file, line);
        return new BrokenPort(this, mutation.OnListen is { } instead ? instead(Listen) : Listen());
    }

    public IConnector ConnectTcp(
        string host,
        int port,
        IClientFactory factory,
        TimeSpan? timeout = null,
        IPEndPoint? bindAddress = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        var broken = new BrokenFactory(this, factory);
        var connector = InnerTcp.ConnectTcp(host, port, broken, timeout, bindAddress, file, line);
        mutation.OnConnected?.Invoke(this);
        return broken.Wrap(connector);
    }
}
