namespace TrialNet.Reactor.Abstractions;

/// <summary>Somebody who takes data and can say when it is too much (rules R-PROD). Threading: the reactor's own thread.</summary>
/// <remarks>
/// A producer is called inside <see cref="Write"/> and <c>RegisterProducer</c>, or later from the loop; what it throws is logged
/// and ends the consumer's connection with that exception as the reason, never in the face of who wrote.
/// </remarks>
public interface IConsumer
{
    /// <summary>Names who produces what is written: it is paused while more than the limit waits, and resumed when nothing does (R-PROD-03, R-PROD-04).</summary>
    /// <param name="producer">
    /// The producer, which is producing already; paused inside this call if too much waits. If nothing can be sent any more it is
    /// stopped at once instead (R-PROD-02).
    /// </param>
    /// <exception cref="InvalidOperationException">There is a producer already (R-PROD-01).</exception>
    void RegisterProducer(IPushProducer producer);

    /// <summary>Names who produces what is written: it is asked now, and each time that nothing waits any more (R-PROD-05).</summary>
    /// <param name="producer">
    /// The producer. One that is asked and writes nothing is asked again after the next write. If nothing can be sent any more it
    /// is stopped at once instead (R-PROD-02).
    /// </param>
    /// <exception cref="InvalidOperationException">There is a producer already (R-PROD-01).</exception>
    void RegisterProducer(IPullProducer producer);

    /// <summary>Forgets the producer, if there is one; a close that was asked for goes on (R-PROD-07).</summary>
    void UnregisterProducer();

    /// <summary>Takes bytes, in order. The memory is free again when this returns.</summary>
    /// <param name="data">The bytes; none at all is no error.</param>
    void Write(ReadOnlySpan<byte> data);
}
