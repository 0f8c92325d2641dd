using System.Reflection;

namespace TrialNet.Runner.Discovery;

/// <summary>A method of a type, and what reflection said of it: asked once. Runs no code of the type.</summary>
internal readonly struct FoundMethod
{
    internal FoundMethod(MethodInfo method)
    {
        Method = method;
        MayBeTest = !method.IsSpecialName && !method.Name.StartsWith('<');
        IsMarked = MayBeTest && TestMarks.Has(method);
        IsPlain = MethodShape.IsPlain(method);
        if (IsPlain)
        {
            WhyNotPlain = MethodShape.WhyNotVoid(method);
        }
        else
        {
            // One whose type cannot be loaded is told at once, and not when something calls the method.
            method.GetParameters();
        }
    }

    internal MethodInfo Method { get; }

    /// <summary>Whether people wrote it, and not the compiler.</summary>
    internal bool MayBeTest { get; }

    /// <summary>Whether it has marks.</summary>
    internal bool IsMarked { get; }

    /// <summary><see cref="MethodShape.IsPlain"/>.</summary>
    internal bool IsPlain { get; }

    /// <summary>Why it cannot be run though it is plain; null if it can, or is not.</summary>
    internal string? WhyNotPlain { get; }

    internal string Name => Method.Name;

    internal TestMarks Marks => IsMarked ? TestMarks.Of(Method) : default;

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
