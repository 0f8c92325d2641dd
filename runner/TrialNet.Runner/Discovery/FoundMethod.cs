using System.Reflection;

namespace TrialNet.Runner.Discovery;

/// <summary>A method of a type, and whether it is a plain one (<see cref="MethodShape.IsPlain"/>): asked once.</summary>
internal readonly struct FoundMethod
{
    internal FoundMethod(MethodInfo method)
    {
        Method = method;
        IsPlain = MethodShape.IsPlain(method);
        if (!IsPlain)
        {
            // A parameter whose type cannot be loaded is told of the class, and not only when something calls the method.
            method.GetParameters();
        }
    }

    internal MethodInfo Method { get; }

    internal bool IsPlain { get; }

    internal string Name => Method.Name;

    internal static FoundMethod[] Of(IReadOnlyList<MethodInfo> methods)
    {
        var found = new FoundMethod[methods.Count];
        for (var index = 0; index < found.Length; index++)
        {
            found[index] = new FoundMethod(methods[index]);
        }

        return found;
    }
}
