namespace TrialNet.Reactor.Completion;

/// <summary>The completion reactor as a kind to choose.</summary>
internal static class CompletionKinds
{
    internal const string Completion = "completion";

    internal static CompletionReactor Create() => new(Completion);
}
