namespace TrialNet.Conformance.Checks;

/// <summary>Threads of a check: nothing that a subject does on one ends the process or is waited for without a limit.</summary>
internal static class CheckThread
{
    private const int DefaultStack = 0;

    /// <summary>Runs something on a thread of its own.</summary>
    /// <param name="action">What.</param>
    /// <param name="patience">How long it may take; then the thread is given up.</param>
    /// <param name="stackSize">The size of its stack in bytes; 0 for the usual one.</param>
    internal static ThreadEnd Run(Action action, TimeSpan patience, int stackSize = DefaultStack)
    {
        Exception? error = null;
        var thread = Start(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception caught)
                {
                    // Whatever it is, the check reports it.
                    error = caught;
                }
            },
            stackSize);
        return thread.Join(patience) ? new ThreadEnd(true, error) : new ThreadEnd(false, null);
    }

    private static Thread Start(ThreadStart start, int stackSize)
    {
        var thread = new Thread(start, stackSize) { IsBackground = true, Name = "conformance check" };
        thread.Start();
        return thread;
    }
}
