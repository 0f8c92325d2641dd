using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <summary>A reactor that asks which sockets are ready; the source knows how to ask.</summary>
internal sealed class ReadinessReactor : ReactorBase, IReactorTcp
{
    private static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(30);

    private readonly Func<IReadinessSource> _openSource;
    private IReadinessSource? _source;
    private TcpServices? _tcp;

    /// <summary>Makes a reactor. It asks nothing of the system before it has to.</summary>
    /// <param name="name">The name of the kind.</param>
    /// <param name="openSource">Opens the source.</param>
    /// <param name="clock">Runs the timers; the system's clock when null.</param>
    internal ReadinessReactor(string name, Func<IReadinessSource> openSource, TimeProvider? clock = null)
        : base(name, clock ?? TimeProvider.System) => _openSource = openSource;

    internal TcpServices Tcp => _tcp ??= new TcpServices(this, Source);

    private IReadinessSource Source => _source ??= _openSource();

    public IListeningPort ListenTcp(
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

        var listening = new ListeningPort(Tcp, new IPEndPoint(address, port), factory, backlog, new SourceLocation(file, line));
        listening.StartListening();
        return listening;
    }

    public IConnector ConnectTcp(
        string host,
        int port,
        IClientFactory factory,
        TimeSpan? timeout = null,
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
        var connector = new Connector(Tcp, host, port, factory, limit, new SourceLocation(file, line));
        connector.Connect();
        return connector;
    }

    private protected override void PrepareToSleep() => _source ??= _openSource();

    // A reactor that never slept and has no sockets needs nothing of the system: most tests' reactors are like that.
    private protected override void Sleep(int milliseconds) => _source?.Wait(milliseconds);

    private protected override void HandleEvents() => _source?.Dispatch();

    private protected override void WakeUp() => Volatile.Read(ref _source)?.Wake();

    private protected override void ReleaseSystem()
    {
        _tcp?.Close();
        _source?.Dispose();
    }
}
