namespace TrialNet.Runner.Execution;

/// <summary>The asynchronous methods that a test has begun and that have not ended. Threading: the reactor's own thread.</summary>
/// <param name="context">Knows those that return nothing; null where the reactor has no context.</param>
/// <param name="tasks">Knows all of them; null where those that return a task do not count.</param>
/// <param name="flow">What runs for the test.</param>
internal readonly struct Unfinished(CaseContext? context, PendingTasks? tasks, CaseFlow flow)
{
    /// <summary>Whether there are any.</summary>
    /// <param name="isWell">Whether the test went well: one that did not may have had no time to wait for its tasks.</param>
    internal bool HasAny(bool isWell) => context is { AsyncVoid.Count: > 0 } || (isWell && tasks?.Find(flow).Count > 0);

    /// <summary>Tells of them.</summary>
    internal void Report(CaseReport report, bool isWell)
    {
        var asyncVoid = context?.AsyncVoid ?? [];
        foreach (var method in asyncVoid)
        {
            report.AddLeak(
                $"The test left an async void method behind: {method} has not ended (place unknown). If it returned a Task, awaiting that would have waited for it.",
                null);
        }

        if (isWell && tasks is not null)
        {
            List<string> others = [.. tasks.Find(flow)];
            foreach (var method in asyncVoid)
            {
                others.Remove(method);
            }

            foreach (var method in others)
            {
                report.AddLeak($"The test left a task behind: {method} has not ended (place unknown). Awaiting its task would have waited for it.", null);
            }
        }
    }
}
