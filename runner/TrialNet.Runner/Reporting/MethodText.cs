namespace TrialNet.Runner.Reporting;

/// <summary>Writes methods that the compiler has named as they stand in the source.</summary>
internal static class MethodText
{
    private const string Holder = ".<>c";

    /// <summary>Makes <c>Poems.Reading.&lt;&gt;c.&lt;Test_x&gt;b__2_0(Int32 n)</c> into <c>Poems.Reading.Test_x.lambda(Int32 n)</c>.</summary>
    /// <param name="method">The method as a stack trace has it.</param>
    /// <returns>The method as the source has it; anything else unchanged.</returns>
    public static string Readable(string method)
    {
        var end = method.IndexOf('(', StringComparison.Ordinal) is >= 0 and var arguments ? arguments : method.Length;
        var name = WithoutHolders(method[..end]);

        // "Type.<Outer>b__2_0": a lambda. "Type.<Outer>g__Inner|2_0": a local function. Both may stand in each other.
        while (name.LastIndexOf(".<", StringComparison.Ordinal) is >= 0 and var start && name.LastIndexOf('>') is var close && close > start)
        {
            var outer = name[(start + 2)..close].TrimStart('<');
            name = $"{name[..start]}.{outer}{Inner(name[(close + 1)..])}";
        }

        return name + method[end..];
    }

    private static string Inner(string suffix) =>
        suffix.StartsWith("b__", StringComparison.Ordinal) ? ".lambda"
        : suffix.StartsWith("g__", StringComparison.Ordinal) ? "." + suffix[3..].Split('|')[0]
        : suffix;

    private static string WithoutHolders(string name)
    {
        while (name.IndexOf(Holder, StringComparison.Ordinal) is >= 0 and var start)
        {
            var next = name.IndexOf('.', start + 1);
            name = next < 0 ? name[..start] : name.Remove(start, next - start);
        }

        return name;
    }
}
