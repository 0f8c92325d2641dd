namespace TrialNet.Reactor.Abstractions;

/// <summary>Somebody who gives data to a consumer (rules R-PROD): an <see cref="IPushProducer"/> or an <see cref="IPullProducer"/>.</summary>
public interface IProducer
{
    /// <summary>Nothing is wanted any more; called once, when the consumer is gone (R-PROD-08).</summary>
    void StopProducing();
}
