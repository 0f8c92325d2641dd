using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Framework;

namespace TrialNet.Runner.Discovery;

/// <summary>Which methods can be run, and how: returning nothing or something that can be waited for (T40).</summary>
internal static class MethodShape
{
    private const byte HasThis = 0x20;
    private const byte ReturnsVoid = 0x01;
    private const string Permitted = "void, Deferred, Deferred<T>, Task, Task<T> or ValueTask";

    /// <summary>Tells why a method cannot be run as a test, SetUp or TearDown; null if it can.</summary>
    /// <param name="found">The method.</param>
    /// <param name="hasArguments">Whether there are arguments to call it with.</param>
    internal static string? WhyNot(FoundMethod found, bool hasArguments = false) => found.IsPlain
        ? WhyNotVoid(found.Method)
        : WhyNotFound(found.Method) ?? WhyNotCalled(found.Name, found.Method.GetParameters(), hasArguments) ?? WhyNotReturned(found.Method);

    /// <summary>
    /// Whether an instance's method takes nothing and returns nothing, as most tests do. Its metadata says so (ECMA-335 II.23.2.1):
    /// what reflection makes of a signature takes longer to make, and it keeps that for ever.
    /// </summary>
    internal static bool IsPlain(MethodInfo method) => method.Module.ResolveSignature(method.MetadataToken) is [HasThis, 0, ReturnsVoid];

    /// <summary>Tells why a method is not one that an instance could be asked for; null if it is.</summary>
    internal static string? WhyNotFound(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return $"{method.Name} is static: make it an instance method.";
        }

        if (method.IsGenericMethodDefinition)
        {
            return $"{method.Name} is generic: nobody could tell the runner its type arguments.";
        }

        return null;
    }

    /// <summary>Calls a method that <see cref="WhyNot"/> has nothing against; without reflection's frames in the stack.</summary>
    /// <returns>Null, a Deferred or a task.</returns>
    internal static object? Invoke(MethodInfo method, TestCase instance, object?[]? arguments = null)
    {
        var type = method.ReturnType;
        if (arguments is { Length: > 0 })
        {
            // A copy, since reflection writes back what a callee makes of them.
            var result = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null);
            return type == typeof(void) ? null
                : result is ValueTask valueTask ? valueTask.AsTask()
                : result ?? throw NullReturned(method);
        }

        if (type == typeof(void))
        {
            InvokePlain(method, instance);
            return null;
        }

        if (type == typeof(ValueTask))
        {
            return method.CreateDelegate<Func<ValueTask>>(instance)().AsTask();
        }

        var returned = method.CreateDelegate<Func<object?>>(instance)() ?? throw NullReturned(method);

        // As StartNew makes one of an asynchronous lambda.
        return returned is not Task<Task> ? returned
            : throw new InvalidOperationException($"{method.Name} returned a Task<Task>: nobody would wait for the inner one. Await it, or return its Unwrap().");
    }

    /// <summary>
    /// Calls a method that <see cref="IsPlain"/>, of a class that has an instance: by its address, since a delegate takes longer to make
    /// than most tests take.
    /// </summary>
    internal static unsafe void InvokePlain(MethodInfo method, TestCase instance) =>
        ((delegate*<TestCase, void>)method.MethodHandle.GetFunctionPointer())(instance);

    private static InvalidOperationException NullReturned(MethodInfo method) =>
        new($"{method.Name} returned null where a {TestName.OfType(method.ReturnType)} was expected.");

    private static string? WhyNotCalled(string name, ParameterInfo[] parameters, bool hasArguments)
    {
        if (parameters.Length == 0)
        {
            return null;
        }

        if (!hasArguments)
        {
            var list = string.Join(", ", parameters.Select(parameter => $"{TestName.OfType(parameter.ParameterType)} {parameter.Name}"));
            return $"{name} takes parameters ({list}), and nothing gives it arguments.";
        }

        return Array.Find(parameters, static parameter => parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike || parameter.ParameterType.IsPointer) is { } odd
            ? $"{name} takes {odd.Name} in a way in which no argument could be given: as a reference, a span or a pointer."
            : null;
    }

    private static string? WhyNotVoid(MethodInfo method) => method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false)
        ? $"{method.Name} is async void, so nobody could wait for it: let it return Task or Deferred."
        : null;

    private static string? WhyNotReturned(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void))
        {
            return WhyNotVoid(method);
        }

        if (typeof(Task).IsAssignableFrom(type) || typeof(Deferred).IsAssignableFrom(type) || type == typeof(ValueTask))
        {
            return type.IsGenericType && Array.Find(type.GetGenericArguments(), IsWaitable) is { } inner
                ? $"{method.Name} returns {TestName.OfType(type)}: nobody would wait for the inner {TestName.OfType(inner)}. Await it, or let it return that."
                : null;
        }

        return IsIterator(type)
            ? $"{method.Name} returns {TestName.OfType(type)}: an iterator's body would never run. Let it return {Permitted}."
            : $"{method.Name} returns {TestName.OfType(type)}, which the runner could not wait for. Let it return {Permitted}.";
    }

    private static bool IsWaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || typeof(Deferred).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static bool IsIterator(Type type) =>
        typeof(IEnumerable).IsAssignableFrom(type)
        || typeof(IEnumerator).IsAssignableFrom(type)
        || (type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerator<>)));
}
