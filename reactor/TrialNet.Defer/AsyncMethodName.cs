using System.Reflection;

namespace TrialNet.Defer;

/// <summary>The name of an async method or iterator, read off what the compiler made of it: no line is recorded for these.</summary>
internal static class AsyncMethodName
{
    internal static SourceLocation Of(Type stateMachine)
    {
        var name = stateMachine.Name;
        var end = name.LastIndexOf(">d", StringComparison.Ordinal);
        return Of(stateMachine.DeclaringType, name.StartsWith('<') && end > 0 ? name[1..end] : name);
    }

    /// <summary>The name of what a delegate calls; a lambda goes by the name of the method that it stands in.</summary>
    internal static SourceLocation Of(MethodInfo method) => Of(method.DeclaringType, method.Name);

    private static SourceLocation Of(Type? owner, string name)
    {
        var method = Readable(name);
        while (owner is { DeclaringType: { } outer } && owner.Name.StartsWith('<'))
        {
            // The compiler's own class for variables that a lambda or a local function uses.
            owner = outer;
        }

        return new SourceLocation(owner is null ? method : $"{TypeName.Of(owner)}.{method}", 0);
    }

    /// <summary>
    /// A local function is named <c>&lt;Method&gt;g__Local|0_1</c>; a lambda, <c>&lt;Method&gt;b__0</c>, goes by the method's name.
    /// </summary>
    private static string Readable(string name)
    {
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local < 0)
        {
            var lambda = name.IndexOf(">b__", StringComparison.Ordinal);
            return lambda < 0 ? name : name[(name.LastIndexOf('<', lambda) + 1)..lambda];
        }

        var start = local + ">g__".Length;
        var bar = name.IndexOf('|', start);
        return bar < 0 ? name[start..] : name[start..bar];
    }
}
