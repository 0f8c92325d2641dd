using System.Net;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>A simulated network: the program's time is that of the simulation.</summary>
internal sealed class SimulatedStage(PoetryScene scene) : IFetchStage
{
    private readonly TimeSpan _start = scene.Now;
    private Action _look = static () => { };

    public IReactor Reactor => scene.Reactor;

    public TimeSpan Now => scene.Now - _start;

    public double Pace => 1;

    public TimeSpan? Patience => null;

    public IReadOnlyList<string> Leftovers => scene.Leftovers;

    public IReadOnlyList<Exception> Thrown => scene.Log.Errors;

    public int? Hanging => null;

    public IDisposable Enter() => scene.EnterScope();

    public IPEndPoint ListenNowhere() => scene.ListenNowhere();

    public IPEndPoint WayTo(IPEndPoint server, FetchKind kind)
    {
        if (kind.IsUnreachable)
        {
            scene.Simulation.Network.Silence(server);
        }

        return server;
    }

    public Action CallLater(TimeSpan delay, Action action)
    {
        var call = Reactor.CallLater(delay, action);
        return () => call.Release();
    }

    public TimeSpan Mark() => Now;

    public void BeginWith(Action look, Func<int, bool> isFired) => _look = look;

    public void Advance(TimeSpan time)
    {
        var end = scene.Now + time + ModelClock.Margin;
        while (scene.Now < end)
        {
            Reactor.Iterate(end - scene.Now);
            _look();
        }
    }

    // Connections need their time, which is the program's as well.
    public bool Until(Func<bool> isSo) => isSo();
}
