using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>The ready-made factory, as somebody would use it who wants to know when it starts and stops.</summary>
/// <param name="start">Called when it starts.</param>
/// <param name="stop">Called when it stops.</param>
internal sealed class ProductFactory(Action start, Action stop) : ProtocolFactory<ProductProtocol>
{
    public override void StartFactory() => start();

    public override void StopFactory() => stop();
}
