using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>The ready-made factory, which tells when it is started and stopped.</summary>
/// <param name="start">Called when it is started.</param>
/// <param name="stop">Called when it is stopped.</param>
internal sealed class FactoryProbe(Action start, Action stop) : ProtocolFactory<ProtocolProbe>
{
    /// <inheritdoc/>
    public override void StartFactory() => start();

    /// <inheritdoc/>
    public override void StopFactory() => stop();
}
