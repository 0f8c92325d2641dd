namespace TrialNet.Conformance.Checks;

/// <summary>Asks the garbage collector, a bounded number of times.</summary>
internal static class Collecting
{
    private const int Rounds = 10;

    /// <summary>Whether something has become so by the time the garbage collector has had its chances.</summary>
    internal static bool Until(Func<bool> condition)
    {
        for (var i = 0; i < Rounds; i++)
        {
            Collect();
            if (condition())
            {
                return true;
            }
        }

        return condition();
    }

    /// <summary>Whether an object is gone.</summary>
    internal static bool IsCollected(WeakReference reference) => Until(() => !reference.IsAlive);

    /// <summary>Collects, and waits for the finalizers.</summary>
    internal static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
