using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Names;

namespace TrialNet.Reactor.Transports;

/// <content>TCP (rules R-PORT, R-CONN).</content>
internal abstract partial class NetworkReactor : IReactorTcp
{
    private protected static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(30);

    public ITcpPort ListenTcp(
        int port,
        IProtocolFactory factory,
        int backlog = 0,
        string networkInterface = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentOutOfRangeException.ThrowIfNegative(backlog);
        ArgumentNullException.ThrowIfNull(networkInterface);
        VerifyThread();
        VerifyOpen();
        if (!NumericAddress.TryParse(networkInterface.Length == 0 ? "0.0.0.0" : networkInterface, out var address))
        {
            throw new CannotListenException($"Cannot listen on '{networkInterface}': it is not a numeric address.");
        }

        var listening = new TcpPort(Services, new IPEndPoint(address, port), factory, backlog, new SourceLocation(file, line));
        listening.StartListening();
        return listening;
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
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        ArgumentNullException.ThrowIfNull(factory);
        var limit = timeout ?? DefaultConnectTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        VerifyThread();
        VerifyOpen();
        var connector = new TcpConnector(Services, host, port, factory, limit, bindAddress, new SourceLocation(file, line));
        connector.Connect();
        return connector;
    }
}
