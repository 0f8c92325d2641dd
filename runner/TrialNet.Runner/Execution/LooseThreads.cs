using TrialNet.Defer;

namespace TrialNet.Runner.Execution;

/// <summary>
/// What threads throw that a test started and that have nobody to catch it: .NET would end the process. The test is known, since a
/// thread inherits what was ambient where it was started; this is the one place where that is used. Threading: any thread.
/// </summary>
internal static class LooseThreads
{
    private static readonly AsyncLocal<CaseLog?> Owner = new();

    /// <summary>The account of the test in whose flow this is called; null if it is nobody's.</summary>
    internal static CaseLog? Current => Owner.Value;

    /// <summary>Makes what is started from now on in this flow the test's; null makes it nobody's.</summary>
    internal static void BelongTo(CaseLog? log) => Owner.Value = log;

    /// <summary>Charges an exception that nobody caught to the test that started its thread.</summary>
    /// <returns>False if no test did.</returns>
    internal static bool TryCharge(Exception error)
    {
        if (Owner.Value is not { } log)
        {
            return false;
        }

        log.Error(new Failure(error), "In a thread that the test started");
        return true;
    }
}
