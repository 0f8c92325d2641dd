namespace TrialNet.Framework;

/// <summary>
/// Gives the tests of a class, and of those derived from it, a <see cref="Framework.Fixture"/>; each class one of its own. On an
/// assembly: all tests of the assembly share it. A process that runs some of the tests has fixtures of its own.
/// </summary>
/// <param name="fixture">A class derived from <see cref="Framework.Fixture"/> with a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class UsesFixtureAttribute(Type fixture) : TestMarkAttribute
{
    /// <summary>The fixture's class.</summary>
    public Type Fixture { get; } = fixture;
}
