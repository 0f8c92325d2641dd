namespace TrialNet.Reactor.Abstractions;

/// <summary>A producer that gives a piece of data each time it is asked (R-PROD-05). Threading: the reactor's own thread.</summary>
public interface IPullProducer : IProducer
{
    /// <summary>The consumer has passed on everything: write the next piece, or unregister.</summary>
    void ResumeProducing();
}
