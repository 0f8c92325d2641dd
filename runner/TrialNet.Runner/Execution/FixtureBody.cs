using System.Reflection;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>What stands between the SetUp and the TearDown of a fixture, in place of a test: it lasts until nobody needs the fixture.</summary>
/// <param name="ready">Called when the fixture is set up, with what ends its time.</param>
internal sealed class FixtureBody(Action<Fixture, IReactor, Deferred<Unit>> ready) : TestBodyAttribute
{
    /// <summary>A method for the place of the test's: never called, but named where something ends the fixture.</summary>
    internal static MethodInfo Placeholder { get; } = ((Action)TheFixture).Method;

    internal override string? WhyNot(MethodInfo method) => null;

    internal override object Run(TestContext context, TestCase instance, MethodInfo method)
    {
        var over = new Deferred<Unit>();
        ready((Fixture)instance, context.Reactor, over);
        return over;
    }

    private static void TheFixture()
    {
    }
}
