using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Timing;

/// <summary>Names for functions, as a reader of the source would say them.</summary>
internal static class DelegateName
{
    /// <summary><c>Class.Method</c>; for what the compiler made of a lambda or a local function, where that stands.</summary>
    internal static string Of(Delegate function)
    {
        if (function.Target is INamedCall named)
        {
            return named.Name;
        }

        if (function.Target is IWrappedCall wrapped)
        {
            return Of(wrapped.Call);
        }

        var method = function.Method;
        var type = method.DeclaringType;
        while (type is { IsNested: true } && type.Name.StartsWith('<'))
        {
            type = type.DeclaringType;
        }

        var typeName = type is null ? string.Empty : type.Name + ".";
        var name = method.Name;
        var close = name.IndexOf('>', StringComparison.Ordinal);
        if (!name.StartsWith('<') || close < 0)
        {
            return typeName + name;
        }

        // <Outer>b__1_0 is a lambda in Outer, <Outer>g__Local|1_0 a local function in it.
        var place = $"{typeName}{name[1..close]}";
        var local = name.IndexOf("g__", close, StringComparison.Ordinal);
        var bar = name.IndexOf('|', close);
        return local >= 0 && bar > local ? $"{name[(local + 3)..bar]} in {place}" : $"a lambda in {place}";
    }
}
