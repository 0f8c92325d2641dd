using TrialNet.Conformance.Model;
using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>A simulated network: the program's time is that of the simulation.</summary>
internal sealed class SimulatedStage(PoetryScene scene) : IFetchStage
{
    private readonly TimeSpan _start = scene.Now;

    public IReactor Reactor => scene.Reactor;

    public TimeSpan Now => scene.Now - _start;

    public double Pace => 1;

    public IReadOnlyList<string> Leftovers => scene.Leftovers;

    public IReadOnlyList<Exception> Thrown => scene.Log.Errors;

    public IDisposable Enter() => scene.EnterScope();

    public void Advance(TimeSpan time, Func<bool> look)
    {
        var end = scene.Now + time + ModelClock.Margin;
        while (scene.Now < end)
        {
            Reactor.Iterate(end - scene.Now);
            look();
        }
    }
}
