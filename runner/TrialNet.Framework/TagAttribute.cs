namespace TrialNet.Framework;

/// <summary>
/// Puts words on a test, or on each test of a class and of those derived from it, by which they can be chosen:
/// <c>trial TARGET::tag:slow</c>, <c>trial TARGET '!tag:slow'</c>. May be repeated; a test has the tags of its method and of its class.
/// </summary>
/// <param name="names">The words: without blanks, commas, <c>*</c>, <c>?</c> and <c>!</c>. Case matters.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class TagAttribute(params string[] names) : TestMarkAttribute
{
    /// <summary>The words.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
