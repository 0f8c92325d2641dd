namespace TrialNet.Runner.Discovery;

/// <summary>The parts of a test's id as people read them.</summary>
internal static class TestName
{
    /// <summary>The class with those around it, <c>Outer+Inner</c>; generic arguments as in C#.</summary>
    internal static string OfClass(Type type)
    {
        var name = Simple(type);
        return type.DeclaringType is { } outer ? $"{OfClass(outer)}+{name}" : name;
    }

    /// <summary>A type as people write it.</summary>
    internal static string OfType(Type type)
    {
        if (type == typeof(void))
        {
            return "void";
        }

        if (type.IsGenericType)
        {
            return $"{Simple(type)}<{string.Join(", ", type.GetGenericArguments().Select(OfType))}>";
        }

        return type.IsArray ? $"{OfType(type.GetElementType()!)}[]" : type.Name;
    }

    internal static string OfTest(Type type, string method) =>
        string.IsNullOrEmpty(type.Namespace) ? $"{OfClass(type)}.{method}" : $"{type.Namespace}.{OfClass(type)}.{method}";

    private static string Simple(Type type)
    {
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : type.Name[..tick];
    }
}
