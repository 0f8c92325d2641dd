using System.Reflection;

namespace TrialNet.Runner.Discovery;

/// <summary>A class that has tests.</summary>
/// <param name="Type">The type.</param>
/// <param name="SetUp">What runs before each test, if anything.</param>
/// <param name="TearDown">What runs after each test, if anything.</param>
/// <param name="Marks">Its marks.</param>
/// <param name="LoadError">Why none of its tests can be run; null if they can.</param>
/// <param name="Fixtures">What its tests share, in the order in which it is set up; null for nothing.</param>
internal sealed record TestClass(
    Type Type, MethodInfo? SetUp, MethodInfo? TearDown, TestMarks Marks, string? LoadError, IReadOnlyList<FixtureUse>? Fixtures = null);
