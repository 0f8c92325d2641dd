using System.Reflection;

namespace TrialNet.Framework;

/// <summary>A mark that says how a test's method is run, where it is not simply called once. Made by TrialNet's own packages only.</summary>
public abstract class TestBodyAttribute : TestMarkAttribute
{
    private protected TestBodyAttribute()
    {
    }

    internal override bool MakesTest => true;

    /// <summary>Why the method cannot be run like this; null if it can. Asked when tests are looked for.</summary>
    /// <param name="method">A public instance method that is not generic.</param>
    internal abstract string? WhyNot(MethodInfo method);

    /// <summary>Runs the method. Threading: the reactor's own thread, in the test's scope.</summary>
    /// <param name="context">The test.</param>
    /// <param name="instance">What to call the method on.</param>
    /// <param name="method">The method.</param>
    /// <returns>Null, a Deferred or a task, as a test would return it.</returns>
    internal abstract object? Run(TestContext context, TestCase instance, MethodInfo method);
}
