using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>A protocol that does nothing.</summary>
internal sealed class ProtocolProbe : Protocol;
