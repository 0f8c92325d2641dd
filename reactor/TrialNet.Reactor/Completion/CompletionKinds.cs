using TrialNet.Reactor.Completion.Rings;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>The completion reactor as a kind to choose.</summary>
internal static class CompletionKinds
{
    internal const string Completion = "completion";

    internal static SocketReactor Create() => Create(null);

    internal static SocketReactor Create(TimeProvider? clock) =>
        Environment.GetEnvironmentVariable("TRIALNET_COMPLETION") == "sockets"
        ? new CompletionReactor(Completion, clock)
        : new ReadinessReactor(Completion, RingSource.Open, clock);
}
