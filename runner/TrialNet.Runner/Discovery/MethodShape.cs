using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Framework;

namespace TrialNet.Runner.Discovery;

/// <summary>Which methods can be run, and how: without parameters, and returning nothing or something that can be waited for (T40).</summary>
internal static class MethodShape
{
    private const string Permitted = "void, Deferred, Deferred<T>, Task, Task<T> or ValueTask";

    /// <summary>Tells why a method cannot be run as a test, SetUp or TearDown; null if it can.</summary>
    internal static string? WhyNot(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return $"{method.Name} is static: make it an instance method.";
        }

        if (method.IsGenericMethodDefinition)
        {
            return $"{method.Name} is generic: nobody could tell the runner its type arguments.";
        }

        if (method.GetParameters() is { Length: > 0 } parameters)
        {
            var list = string.Join(", ", parameters.Select(parameter => $"{TestName.OfType(parameter.ParameterType)} {parameter.Name}"));
            return $"{method.Name} takes parameters ({list}): a test takes none.";
        }

        return WhyNotReturned(method);
    }

    /// <summary>Calls a method that <see cref="WhyNot"/> has nothing against; without reflection's frames in the stack.</summary>
    /// <returns>Null, a Deferred or a task.</returns>
    internal static object? Invoke(MethodInfo method, TestCase instance)
    {
        var type = method.ReturnType;
        if (type == typeof(void))
        {
            method.CreateDelegate<Action>(instance)();
            return null;
        }

        if (type == typeof(ValueTask))
        {
            return method.CreateDelegate<Func<ValueTask>>(instance)().AsTask();
        }

        return method.CreateDelegate<Func<object?>>(instance)()
            ?? throw new InvalidOperationException($"{method.Name} returned null where a {TestName.OfType(type)} was expected.");
    }

    private static string? WhyNotReturned(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void))
        {
            return method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false)
                ? $"{method.Name} is async void, so nobody could wait for it: let it return Task or Deferred."
                : null;
        }

        if (typeof(Task).IsAssignableFrom(type) || typeof(Deferred).IsAssignableFrom(type) || type == typeof(ValueTask))
        {
            return null;
        }

        return IsIterator(type)
            ? $"{method.Name} returns {TestName.OfType(type)}: an iterator's body would never run. Let it return {Permitted}."
            : $"{method.Name} returns {TestName.OfType(type)}, which the runner could not wait for. Let it return {Permitted}.";
    }

    private static bool IsIterator(Type type) =>
        typeof(IEnumerable).IsAssignableFrom(type)
        || typeof(IEnumerator).IsAssignableFrom(type)
        || (type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerator<>)));
}
