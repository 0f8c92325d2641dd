namespace TrialNet.Runner.Discovery;

/// <summary>A fixture that the tests of a class use.</summary>
/// <param name="Fixture">The fixture.</param>
/// <param name="IsShared">Whether it is the assembly's; else each class has one of its own.</param>
internal sealed record FixtureUse(TestClass Fixture, bool IsShared);
