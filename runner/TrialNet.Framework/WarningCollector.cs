namespace TrialNet.Framework;

/// <summary>Warnings that were given during a test and not yet flushed. Threading: any thread.</summary>
internal sealed class WarningCollector
{
    private readonly Lock _lock = new();
    private List<TestWarning>? _warnings;

    internal void Add(TestWarning warning)
    {
        lock (_lock)
        {
            (_warnings ??= []).Add(warning);
        }
    }

    /// <summary>Takes all warnings.</summary>
    internal List<TestWarning> Take()
    {
        lock (_lock)
        {
            var taken = _warnings ?? [];
            _warnings = null;
            return taken;
        }
    }
}
