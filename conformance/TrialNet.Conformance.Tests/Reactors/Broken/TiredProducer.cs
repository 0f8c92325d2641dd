using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>Passes on one resumption only.</summary>
internal sealed class TiredProducer(IPushProducer inner) : IPushProducer
{
    private bool _hasResumed;

    public void PauseProducing() => inner.PauseProducing();

    public void ResumeProducing()
    {
        if (!_hasResumed)
        {
            _hasResumed = true;
            inner.ResumeProducing();
        }
    }

    public void StopProducing() => inner.StopProducing();
}
