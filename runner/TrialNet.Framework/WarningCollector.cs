namespace TrialNet.Framework;

/// <summary>Warnings that were given during a test and not yet flushed. Threading: any thread.</summary>
/// <param name="gate">Keeps threads apart; shared with the rest of the test's account, which may hold it already.</param>
internal sealed class WarningCollector(Lock gate)
{
    private List<TestWarning>? _warnings;

    internal void Add(TestWarning warning)
    {
        lock (gate)
        {
            (_warnings ??= []).Add(warning);
        }
    }

    /// <summary>Takes all warnings.</summary>
    internal IReadOnlyList<TestWarning> Take()
    {
        lock (gate)
        {
            IReadOnlyList<TestWarning>? taken = _warnings;
            _warnings = null;
            return taken ?? [];
        }
    }
}
