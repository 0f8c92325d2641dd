namespace TrialNet.Defer;

/// <summary>The name of an async method, read off the type that the compiler made of it: no line is recorded for these.</summary>
internal static class AsyncMethodName
{
    internal static SourceLocation Of(Type stateMachine)
    {
        var name = stateMachine.Name;
        var end = name.LastIndexOf(">d", StringComparison.Ordinal);
        var method = name.StartsWith('<') && end > 0 ? Readable(name[1..end]) : name;
        return new SourceLocation(stateMachine.DeclaringType is { } owner ? $"{owner.Name}.{method}" : method, 0);
    }

    /// <summary>A local function or lambda is named <c>&lt;Method&gt;g__Local|0_1</c> or <c>&lt;Method&gt;b__0</c>.</summary>
    private static string Readable(string name)
    {
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local < 0)
        {
            return name;
        }

        var start = local + ">g__".Length;
        var bar = name.IndexOf('|', start);
        return bar < 0 ? name[start..] : name[start..bar];
    }
}
