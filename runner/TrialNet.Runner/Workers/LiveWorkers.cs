namespace TrialNet.Runner.Workers;

/// <summary>Every worker of this process that runs: whoever leaves in a hurry takes them along. Threading: any thread.</summary>
internal static class LiveWorkers
{
    private static readonly Lock Guard = new();
    private static readonly HashSet<WorkerProcess> All = [];
    private static volatile bool _isClosed;

    /// <summary>Whether somebody has left: what becomes of a worker from then on is nobody's concern.</summary>
    internal static bool AreAbandoned => _isClosed;

    /// <summary>Kills all of them, with what they started, and any that is started from now on.</summary>
    internal static void KillAll()
    {
        WorkerProcess[] all;
        lock (Guard)
        {
            _isClosed = true;
            all = [.. All];
        }

        Array.ForEach(all, static worker => worker.Kill());
    }

    internal static void Add(WorkerProcess worker)
    {
        bool isLate;
        lock (Guard)
        {
            All.Add(worker);
            isLate = _isClosed;
        }

        if (isLate)
        {
            worker.Kill();
        }
    }

    internal static void Remove(WorkerProcess worker)
    {
        lock (Guard)
        {
            All.Remove(worker);
        }
    }
}
