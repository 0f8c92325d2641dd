using System.Runtime.ExceptionServices;
using TrialNet.Defer;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Threads and pool work that tests start beside their reactor. The test is known, since they inherit what was ambient where they
/// were started; this is the one place where that is used. What such a thread throws and nobody catches would end the process.
/// Threading: any thread.
/// </summary>
internal static class LooseThreads
{
    private static readonly AsyncLocal<CaseFlow?> Owner = new(Note);

    /// <summary>The test for which the calling code runs; null if it runs for none.</summary>
    internal static CaseFlow? Current => Owner.Value;

    /// <summary>Makes what is started from now on in this flow the test's; null makes it nobody's.</summary>
    internal static void BelongTo(CaseFlow? flow) => Owner.Value = flow;

    /// <summary>
    /// From now on the process outlives what a test's thread throws. Where the program has said itself what is to become of such
    /// exceptions, that holds.
    /// </summary>
    internal static void TakeWhatNobodyCatches()
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(TryCharge);
        }
        catch (InvalidOperationException)
        {
            // It can be said once.
        }
    }

    /// <summary>Charges an exception that nobody caught to the test that started its thread.</summary>
    /// <returns>False if no test did.</returns>
    internal static bool TryCharge(Exception error)
    {
        // A timer's thread has left the test's flow when what its callback threw is found to be caught by nobody.
        if ((Owner.Value ?? LostTasks.FindThrower(error)) is not { } flow)
        {
            return false;
        }

        flow.Log.Error(new Failure(error), "In a thread that the test started");
        return true;
    }

    // A thread that begins or ends something inherited changes over to its context; the runner's own setting is no such change.
    private static void Note(AsyncLocalValueChangedArgs<CaseFlow?> change)
    {
        if (change.ThreadContextChanged)
        {
            change.PreviousValue?.Leave(Thread.CurrentThread);
            change.CurrentValue?.Enter(Thread.CurrentThread);
        }
    }
}
