namespace TrialNet.Framework;

/// <summary>
/// How long SetUp, the test, each cleanup and TearDown may take, each by itself (T21). The method's mark counts, else that of the
/// class, of its base classes, of the assembly; else it is 120 seconds.
/// </summary>
/// <param name="seconds">The time in seconds; more than 0.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class TimeoutAttribute(double seconds) : TestMarkAttribute
{
    /// <summary>The time in seconds.</summary>
    public double Seconds { get; } = seconds;
}
