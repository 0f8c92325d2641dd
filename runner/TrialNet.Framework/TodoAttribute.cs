namespace TrialNet.Framework;

/// <summary>Says that a test, or each test of a class, is expected to fail since something is still to do (T15 to T20).</summary>
/// <remarks>
/// The mark covers the test method and nothing else: SetUp, cleanups, TearDown, what is left behind and what is logged count as
/// ever. A marked test that passes makes the run red: the mark is wrong by then.
/// </remarks>
/// <param name="reason">What is to do; reports show it. Null undoes the mark of the class, or of a base class.</param>
/// <param name="types">The exceptions that are expected; any one if none is listed. A timeout is a <see cref="TimeoutException"/>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class TodoAttribute(string? reason, params Type[] types) : TestMarkAttribute
{
    /// <summary>What is to do; null means: nothing.</summary>
    public string? Reason { get; } = reason;

    /// <summary>The exceptions that are expected; empty for any.</summary>
    public IReadOnlyList<Type> Types { get; } = types;
}
