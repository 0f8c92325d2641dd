namespace TrialNet.Reactor.Abstractions;

/// <summary>A producer that gives data by itself until it is told to pause (R-PROD-03, R-PROD-04). Threading: the reactor's own thread.</summary>
public interface IPushProducer : IProducer
{
    /// <summary>The consumer has more than it can pass on: give nothing until <see cref="ResumeProducing"/>.</summary>
    void PauseProducing();

    /// <summary>The consumer has passed on what it had: go on.</summary>
    void ResumeProducing();
}
