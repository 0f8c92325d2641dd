using System.Reflection;
using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Properties;

/// <summary>Which methods can be properties. Loads nothing of FsCheck: it is asked of every property when tests are looked for.</summary>
internal static class PropertyShape
{
    internal const string PropertyType = "FsCheck.Property";

    private const string Permitted = "void, bool, Property, or a Deferred, Task or ValueTask of these";

    internal static string? WhyNot(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false))
        {
            return $"{method.Name} is async void, so nobody could wait for it: let it return Task or Deferred.";
        }

        if (!IsPermitted(type))
        {
            return $"{method.Name} returns {type.Name}: a property returns {Permitted}.";
        }

        return Array.Find(method.GetParameters(), static parameter => parameter.ParameterType is { IsByRef: true } or { IsByRefLike: true } or { IsPointer: true }) is { } odd
            ? $"{method.Name} takes {odd.Name} in a way in which no argument could be given: as a reference, a span or a pointer."
            : null;
    }

    private static bool IsPermitted(Type type)
    {
        if (type == typeof(Deferred) || type == typeof(Task) || type == typeof(ValueTask))
        {
            return true;
        }

        if (!type.IsGenericType)
        {
            return IsVerdict(type) || type == typeof(void);
        }

        var definition = type.GetGenericTypeDefinition();
        return (definition == typeof(Deferred<>) || definition == typeof(Task<>) || definition == typeof(ValueTask<>))
            && type.GetGenericArguments()[0] is var result
            && (IsVerdict(result) || result == typeof(Unit));
    }

    private static bool IsVerdict(Type type) => type == typeof(bool) || string.Equals(type.FullName, PropertyType, StringComparison.Ordinal);
}
