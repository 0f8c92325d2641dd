using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>A reactor without a network: it writes down what it is asked for, and a test decides what comes of it.</summary>
/// <remarks>
/// <see cref="Advance"/> lets time pass; <see cref="MemoryPort.Accept"/> and <see cref="MemoryConnector.Succeed"/> make connections
/// to a <see cref="StringTransport"/>, and <see cref="Connect"/> one between two protocols. The test's own thread counts as the
/// reactor's; calls from threads wait for the next <see cref="Advance"/>. Threading: one thread at a time, but for
/// <see cref="CallFromThread"/>.
/// </remarks>
public sealed partial class MemoryReactor : IReactor, IReactorTcp
{
    private readonly ConcurrentQueue<(Action Action, Scope? Scope)> _calls = new();
    private readonly List<MemoryPort> _ports = [];
    private readonly List<MemoryConnector> _connectors = [];
    private int _lastPort = 10_000;

    /// <summary>Makes a reactor that does not run yet.</summary>
    public MemoryReactor() => SynchronizationContext = new MemoryContext(this);

    /// <inheritdoc/>
    public string Name => "memory";

    /// <summary>The clock below its timers.</summary>
    public Clock Clock { get; } = new();

    /// <inheritdoc/>
    public TimeSpan Now => Clock.Now;

    /// <inheritdoc/>
    public TimeProvider TimeProvider => Clock.TimeProvider;

    /// <inheritdoc/>
    public SynchronizationContext SynchronizationContext { get; }

    /// <summary>Always true: whoever tests is the reactor.</summary>
    public bool InOwnThread => true;

    /// <summary>What <see cref="ListenTcp"/> was asked for, in order, ports that were stopped included.</summary>
    public IReadOnlyList<MemoryPort> Ports => _ports;

    /// <summary>What <see cref="ConnectTcp"/> was asked for, in order.</summary>
    public IReadOnlyList<MemoryConnector> Connectors => _connectors;

    /// <inheritdoc/>
    public IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Clock.CallLater(delay, action, file, line);

    /// <inheritdoc/>
    public IReadOnlyList<IDelayedCall> GetDelayedCalls() => Clock.GetDelayedCalls();

    /// <summary>Lets time pass: makes the calls from threads, calls what is due on the way, and makes the calls that came meanwhile.</summary>
    /// <param name="time">How much.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan time)
    {
        var context = System.Threading.SynchronizationContext.Current;
        System.Threading.SynchronizationContext.SetSynchronizationContext(SynchronizationContext);
        try
        {
            RunCalls();
            Clock.Advance(time);
            RunCalls();
        }
        finally
        {
            System.Threading.SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <inheritdoc/>
    public void CallFromThread(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _calls.Enqueue((action, ReferenceEquals(Scope.Current.Owner, this) ? Scope.Current : null));
    }

    /// <inheritdoc/>
    public ITcpPort ListenTcp(
        int port,
        IProtocolFactory factory,
        int backlog = 0,
        string networkInterface = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(networkInterface);
        ArgumentOutOfRangeException.ThrowIfNegative(backlog);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        var listening = new MemoryPort(this, port == 0 ? ++_lastPort : port, factory, backlog, networkInterface, new SourceLocation(file, line));
        listening.StartListening();
        _ports.Add(listening);
        return listening;
    }

    /// <inheritdoc/>
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
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        var connector = new MemoryConnector(this, host, port, factory, timeout ?? TimeSpan.FromSeconds(30), new SourceLocation(file, line))
        {
            BindAddress = bindAddress,
        };
        _connectors.Add(connector);
        connector.Connect();
        return connector;
    }

    /// <summary>Lets an attempt reach a port: both sides get a protocol, and a connection in memory between the two.</summary>
    /// <param name="connector">The attempt, which is under way.</param>
    /// <param name="port">The port, which is listening.</param>
    /// <param name="seed">Decides how the streams are cut; see <see cref="LoopbackConnection"/>.</param>
    /// <returns>The connection. If one factory made no protocol, the other side's connection is closed at once (R-TCP-07).</returns>
    public LoopbackConnection Connect(MemoryConnector connector, MemoryPort port, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(connector);
        ArgumentNullException.ThrowIfNull(port);
        if (!_connectors.Contains(connector) || !_ports.Contains(port))
        {
            throw new ArgumentException($"The {connector} and the {port} are not both of this reactor.");
        }

        var server = port.Build(LoopbackAddress.Client) ?? new ClosingProtocol();
        var client = connector.Build(LoopbackAddress.Server) ?? new ClosingProtocol();
        return connector.Keep(new LoopbackConnection(client, server, seed, connector.Lost));
    }

    /// <summary>The kind.</summary>
    public override string ToString() => "memory reactor";

    private void RunCalls()
    {
        for (var count = _calls.Count; count > 0 && _calls.TryDequeue(out var call); count--)
        {
            var scope = call.Scope ?? Scope.Current;
            using var entered = scope.Enter();
            try
            {
                call.Action();
            }
            catch (Exception error)
            {
                scope.LogError(new Failure(error), "In a call from a thread");
            }
        }
    }
}
