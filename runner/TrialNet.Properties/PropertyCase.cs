namespace TrialNet.Properties;

/// <summary>One case on its way from FsCheck's thread to the reactor's and back.</summary>
/// <param name="arguments">What to call the method with.</param>
internal sealed class PropertyCase(object?[] arguments)
{
    internal object?[] Arguments => arguments;

    /// <summary>What came of it; null until then. Guarded by the exchange.</summary>
    internal CaseOutcome? Outcome { get; set; }
}
