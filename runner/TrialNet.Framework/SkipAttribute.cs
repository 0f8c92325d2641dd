namespace TrialNet.Framework;

/// <summary>Keeps a test, or all tests of a class and of those derived from it, or of an assembly, from being run: none of their code runs.</summary>
/// <param name="reason">Why; reports show it. Null undoes the mark of the class, of a base class, or of the assembly.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class SkipAttribute(string? reason) : TestMarkAttribute
{
    /// <summary>Why; null means: run it after all.</summary>
    public string? Reason { get; } = reason;
}
