using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>Tells a producer twice to pause, and twice to stop.</summary>
internal sealed class StutteringProducer(IPushProducer inner) : IPushProducer
{
    public void PauseProducing()
    {
        inner.PauseProducing();
        inner.PauseProducing();
    }

    public void ResumeProducing() => inner.ResumeProducing();

    public void StopProducing()
    {
        inner.StopProducing();
        inner.StopProducing();
    }
}
