using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Tells where a worker stands that does not go on: seen from outside, since nothing inside it can be trusted to say.</summary>
internal static class StuckWorker
{
    /// <summary>Adds the stack of the thread that is stuck to what went wrong.</summary>
    /// <param name="problem">What went wrong.</param>
    /// <param name="worker">The worker; it is held up for a moment.</param>
    /// <param name="thread">The thread, if it is known which one.</param>
    /// <returns>The problem with frames, or with the reason why there are none.</returns>
    internal static Problem Describe(Problem problem, IWorkerProcess worker, int? thread) => worker.ReadStack(thread) switch
    {
        { Frames: { } frames } => problem with { StackTrace = frames },
        { WhyNot: { } reason } => problem with { Message = $"{problem.Message} Where it stands could not be seen: {reason}" },
        _ => problem,
    };

    /// <summary>The same for the verdict on a test that blocks its thread.</summary>
    internal static FinishedMessage Describe(BlockedMessage blocked, IWorkerProcess worker) =>
        blocked.Finished with
        {
            Problems = [.. blocked.Finished.Problems.Select((problem, i) => i == 0 ? Describe(problem, worker, blocked.Thread) : problem)],
        };
}
