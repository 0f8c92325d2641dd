namespace TrialNet.Runner.Surroundings;

/// <summary>
/// A process in which a test keeps all the memory there may be: whatever came after would fail for the want of it, so the process is
/// ended while that test still answers for it. Threading: any thread.
/// </summary>
internal static class UsedUpMemory
{
    private const string LastWords = "There is no memory left: the test keeps all that this process may have, and another one does the rest.";

    private static volatile bool _ranOut;

    /// <summary>Takes note of every exception that is thrown; nothing may be allocated for it.</summary>
    internal static void Note(Exception thrown) => _ranOut |= thrown is OutOfMemoryException;

    /// <summary>A test is over. Ends the process if memory ran out, and more than three quarters are still in use when all is collected.</summary>
    internal static void EndProcessIfKept()
    {
        if (!_ranOut)
        {
            return;
        }

        _ranOut = false;
        try
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            var memory = GC.GetGCMemoryInfo();
            if (memory.HeapSizeBytes > memory.TotalAvailableMemoryBytes / 4 * 3)
            {
                EndProcess();
            }
        }
        catch (OutOfMemoryException)
        {
            EndProcess();
        }
    }

    /// <summary>Ends the process at once.</summary>
    internal static void EndProcess() => Environment.FailFast(LastWords);
}
