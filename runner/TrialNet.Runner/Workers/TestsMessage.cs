using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Worker: the tests it has, in the order of their ids; of many a part, so that one side reads while the other writes.</summary>
/// <param name="Tests">All of them, or some.</param>
/// <param name="HasMore">Whether another message has those that follow.</param>
internal sealed record TestsMessage(IReadOnlyList<TestDescriptor> Tests, bool HasMore = false) : WorkerMessage
{
    /// <summary>How many are sent at a time.</summary>
    internal const int Part = 256;
}
