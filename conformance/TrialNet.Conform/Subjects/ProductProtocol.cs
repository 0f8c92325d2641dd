using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>The protocol of <see cref="ProductFactory"/>.</summary>
internal sealed class ProductProtocol : Protocol;
