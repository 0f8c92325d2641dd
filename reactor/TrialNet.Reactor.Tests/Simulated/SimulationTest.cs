using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Simulated;

/// <summary>A test on a simulated reactor with settings of its own.</summary>
public abstract class SimulationTest
{
    private protected SimulationTest() => Use(SimulationOptions.Lan);

    private protected RecordingLog Log { get; } = new();

    private protected IReactor Reactor { get; set; } = null!;

    private protected ISimulation Simulation => (ISimulation)Reactor;

    private protected ISimulatedNetwork Network => Simulation.Network;

    private protected IReactorTcp Tcp => (IReactorTcp)Reactor;

    private protected Scope Scope { get; set; } = null!;

    private protected void Use(SimulationOptions options)
    {
        Reactor = Reactors.Simulated(options with { Patience = TimeSpan.Zero }).Create();
        Scope = new Scope("the test", Reactor, Log);
    }

    private protected void Run(Action body)
    {
        using var scope = Scope.Enter();
        Reactor.CallWhenRunning(body);
        Reactor.Run();
    }

    private protected ITcpPort Listen(Func<EndPoint, IProtocol?> build, string address = "127.0.0.1", int backlog = 0) =>
        Tcp.ListenTcp(0, new ScriptedFactory(build), backlog, address);

    /// <summary>Connects; the test goes on inside <paramref name="lost"/> when the connection or the attempt has ended.</summary>
    private protected ScriptedFactory Connect(IPEndPoint address, ScriptedProtocol protocol, Action<Failure>? lost = null, TimeSpan? timeout = null)
    {
        var factory = new ScriptedFactory(_ => protocol)
        {
            OnLost = (_, reason) => lost?.Invoke(reason),
            OnFailed = (_, reason) => lost?.Invoke(reason),
        };
        Tcp.ConnectTcp(address.Address.ToString(), address.Port, factory, timeout);
        return factory;
    }

    private protected static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
