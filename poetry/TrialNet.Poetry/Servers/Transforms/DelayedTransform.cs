using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers.Transforms;

/// <summary>A transform that takes its time: waits on the reactor's clock, then does what another does. Threading: the reactor's own thread.</summary>
/// <param name="clock">Whose timers to use.</param>
/// <param name="delay">How long to wait.</param>
/// <param name="inner">What to do then.</param>
/// <param name="name">Its name; null is the other's.</param>
public sealed class DelayedTransform(IReactorTime clock, TimeSpan delay, ITransform inner, string? name = null) : ITransform
{
    /// <inheritdoc/>
    public string Name => name ?? inner.Name;

    /// <inheritdoc/>
    public Deferred<byte[]> Apply(byte[] poem)
    {
        IDelayedCall? timer = null;
        var waited = new Deferred<byte[]>(_ => timer!.Cancel());
        timer = clock.CallLater(delay, () => waited.Callback(poem));
        return waited.AddCallback(inner.Apply);
    }
}
