using System.Net;
using System.Runtime.ExceptionServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>
/// A simulated reactor on the calling thread, and a check that runs inside it from top to bottom: time passes where the check says so.
/// </summary>
internal sealed class PoetryScene : IDisposable
{
    private const string PortKind = "port";

    private readonly ScopeActivation _activation;
    private readonly Scope _scope;
    private ExceptionDispatchInfo? _failure;
    private int _heard;

    private PoetryScene(Func<SimulationOptions, IReactor> simulate, SimulationOptions options)
    {
        using (new Scope("conformance", owner: null, Log).Enter())
        {
            Reactor = simulate(options);
        }

        _scope = new Scope("poetry", Reactor, Log, holdsFailures: true);
        _activation = _scope.Enter();
    }

    internal IReactor Reactor { get; }

    internal ISimulation Simulation => (ISimulation)Reactor;

    internal PoetryLog Log { get; } = new();

    internal TimeSpan Now => Reactor.Now;

    /// <summary>What is open or pending, ports apart.</summary>
    internal IReadOnlyList<string> Leftovers => Reactor is IReactorResources resources
        ? [.. resources.GetResources().Where(static one => !one.Kind.Contains(PortKind, StringComparison.OrdinalIgnoreCase) && !one.IsReleasing).Select(static one => $"{one.Kind} {one.Description}")]
        : [];

    /// <summary>Makes a scene, runs a check in it, and gives everything back.</summary>
    /// <param name="simulate">Makes the reactor.</param>
    /// <param name="options">What the network is like.</param>
    /// <param name="body">The check.</param>
    /// <param name="stopped">What to look at when the reactor has been stopped in an orderly way; null ends it at once after the body.</param>
    internal static void Play(Func<SimulationOptions, IReactor> simulate, SimulationOptions options, Action<PoetryScene> body, Action<PoetryScene>? stopped = null)
    {
        using var scene = new PoetryScene(simulate, options);
        scene.Reactor.CallWhenRunning(() =>
        {
            scene.Guard(() => body(scene));
            if (stopped is not null && scene._failure is null)
            {
                scene.Reactor.Stop();
            }
            else
            {
                scene.Reactor.Crash();
            }
        });
        scene.Reactor.Run();
        scene._failure?.Throw();
        stopped?.Invoke(scene);
    }

    /// <summary>Makes a scene whose reactor is run by somebody else, who returns when it has stopped.</summary>
    internal static void Lend(Func<SimulationOptions, IReactor> simulate, SimulationOptions options, Action<PoetryScene> body)
    {
        using var scene = new PoetryScene(simulate, options);
        body(scene);
        scene._failure?.Throw();
    }

    /// <summary>Listens on a port of 127.0.0.1.</summary>
    internal IPEndPoint Listen(IProtocolFactory factory)
    {
        var port = ((IReactorTcp)Reactor).ListenTcp(0, factory, networkInterface: "127.0.0.1");
        return new IPEndPoint(IPAddress.Loopback, port.GetHost().Port);
    }

    /// <summary>A port of 127.0.0.1 on which nobody listens.</summary>
    internal IPEndPoint ListenNowhere()
    {
        var port = ((IReactorTcp)Reactor).ListenTcp(0, new ScriptedServer(this, PeerScript.Empty), networkInterface: "127.0.0.1");
        var address = new IPEndPoint(IPAddress.Loopback, port.GetHost().Port);
        port.StopListening();
        return address;
    }

    /// <summary>Connects somebody to a server.</summary>
    internal Visitor Visit(IPEndPoint server, VisitorPlan? plan = null)
    {
        var visitor = new Visitor(this, plan ?? VisitorPlan.Listens);
        ((IReactorTcp)Reactor).ConnectTcp(server.Address.ToString(), server.Port, visitor, TimeSpan.FromMinutes(10));
        return visitor;
    }

    /// <summary>Called for a visitor that hears something for the first time: how many had before it.</summary>
    internal int CountHeard() => _heard++;

    /// <summary>Makes what follows belong to the scene.</summary>
    internal IDisposable EnterScope() => new Activation(_scope.Enter());

    /// <summary>Lets time pass.</summary>
    internal void Advance(double seconds) => Simulation.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets time pass until something is so, a little at a time.</summary>
    /// <returns>Whether it came to be so.</returns>
    internal bool AdvanceUntil(Func<bool> isSo, double limit, double step = 0.05)
    {
        for (var passed = 0.0; passed < limit && !isSo(); passed += step)
        {
            Advance(step);
        }

        return isSo();
    }

    /// <summary>The failures that nobody took.</summary>
    internal IReadOnlyList<Exception> TakeUnhandled() => [.. _scope.TakeUnhandledFailures().Select(static one => one.Failure.Value)];

    /// <summary>Calls something in the reactor; what it throws comes out of the scene.</summary>
    internal void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            _failure ??= ExceptionDispatchInfo.Capture(error);
        }
    }

    public void Dispose()
    {
        try
        {
            foreach (var resource in (Reactor as IReactorResources)?.GetResources() ?? [])
            {
                resource.Release();
            }

            Reactor.CallWhenRunning(Reactor.Stop);
            Reactor.Run();
        }
        catch (ReactorNotRestartableException)
        {
            // It has run to its end: there is nothing left to give back.
        }
        finally
        {
            _scope.TakeUnhandledFailures();
            _activation.Dispose();
        }
    }

    private sealed class Activation(ScopeActivation inner) : IDisposable
    {
        public void Dispose() => inner.Dispose();
    }
}
