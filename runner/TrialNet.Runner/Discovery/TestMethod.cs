using System.Reflection;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Discovery;

/// <summary>A test: what is known of it, and how to run it.</summary>
/// <param name="Descriptor">What may be told of it.</param>
/// <param name="Class">The class it belongs to.</param>
/// <param name="Method">The method.</param>
/// <param name="SkipReason">Why it is not to be run; null if it is.</param>
/// <param name="Todo">What makes it one that is expected to fail; null if it is not.</param>
/// <param name="Arguments">What the method is called with; null if it takes nothing.</param>
/// <param name="Body">How it is run; null if it is simply called.</param>
internal sealed record TestMethod(
    TestDescriptor Descriptor,
    TestClass Class,
    MethodInfo Method,
    string? SkipReason,
    TodoAttribute? Todo,
    object?[]? Arguments = null,
    TestBodyAttribute? Body = null)
{
    /// <summary>Whether it is simply called, takes nothing and returns nothing; known, so that reflection need not be asked.</summary>
    internal bool IsPlain { get; init; }

    /// <summary>What becomes of it if it leaves something behind.</summary>
    internal UncleanMode Unclean { get; init; }

    /// <summary>How long its parts may take.</summary>
    internal required TestTimes Times { get; init; }

    /// <summary>How long all tests of its class may take; null for no limit.</summary>
    internal TimeSpan? ClassTime { get; init; }

    /// <summary>Calls it. Threading: its reactor's.</summary>
    /// <returns>Null, a Deferred or a task.</returns>
    internal object? Call(TestContext context, TestCase instance)
    {
        if (IsPlain)
        {
            MethodShape.InvokePlain(Method, instance);
            return null;
        }

        return Body is { } body ? body.Run(context, instance, Method) : MethodShape.Invoke(Method, instance, Arguments);
    }
}
