namespace TrialNet.Framework;

/// <summary>
/// Keeps tests apart that use the same thing: those marked with the same name never run at the same time, in this process or in another
/// one of the same run. Without a name nothing else runs in the process while the test does: for what belongs to all of it, such as
/// the environment, the current directory or the console. On a class it goes for all its tests, and for classes derived from it.
/// </summary>
/// <param name="name">What is used; any name.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ExclusiveAttribute(string name = "") : TestMarkAttribute
{
    /// <summary>What is used; empty for the process.</summary>
    public string Name { get; } = name;
}
