namespace TrialNet.Framework;

/// <summary>
/// Says what becomes of a test that leaves something behind: in its reactor, in threads, in the process. The method's mark counts,
/// else that of the class, of its base classes, of the assembly; else it is an error.
/// </summary>
/// <param name="mode">What becomes of it.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class UncleanAttribute(UncleanMode mode) : TestMarkAttribute
{
    /// <summary>What becomes of it.</summary>
    public UncleanMode Mode { get; } = mode;
}
