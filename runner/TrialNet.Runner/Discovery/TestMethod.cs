using System.Reflection;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Discovery;

/// <summary>A test: what is known of it, and how to run it.</summary>
internal sealed class TestMethod(TestDescriptor descriptor, TestClass testClass, MethodInfo method)
{
    internal TestDescriptor Descriptor { get; } = descriptor;

    internal TestClass Class { get; } = testClass;

    internal MethodInfo Method { get; } = method;

    /// <summary>Why the test is not to be run, from the method or its class; null if it is.</summary>
    internal string? SkipReason =>
        (Method.GetCustomAttribute<SkipAttribute>(inherit: true) ?? Class.Type.GetCustomAttribute<SkipAttribute>(inherit: true))?.Reason;

    /// <summary>What makes the test one that is expected to fail; null if it is not.</summary>
    internal TodoAttribute? Todo
    {
        get
        {
            var todo = Method.GetCustomAttribute<TodoAttribute>(inherit: true)
                ?? Class.Type.GetCustomAttribute<TodoAttribute>(inherit: true);
            return todo?.Reason is null ? null : todo;
        }
    }
}
