using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Explaining;

/// <summary>Values and exceptions as C#. Plain ones are strings and exceptions with the names that traces give them.</summary>
internal static class SnippetValues
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["null"] = "null",
        ["false"] = "false",
        ["zero"] = "0",
        ["nan"] = "double.NaN",
        ["empty"] = "\"\"",
        ["list"] = "new List<object?>()",
        ["exception"] = "new InvalidOperationException(\"a value, not a failure\")",
        ["function"] = "(Func<object?>)(() => null)",
        ["task"] = "Task.CompletedTask",
        ["type"] = "typeof(Exception)",
        ["broken"] = "new Broken()",
    };

    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["cancelled"] = "new OperationCanceledException(\"not ours\")",
        ["interrupted"] = "new ThreadInterruptedException(\"not interrupted\")",
        ["aggregate"] = "new AggregateException(new InvalidOperationException(\"inside\"))",
        ["timeout"] = "new TimeoutException(\"not ours\")",
        ["unreadable"] = "new Unreadable()",
    };

    internal static bool IsHostile(string value) => Values.ContainsKey(value) && value is not "null";

    internal static bool IsHostileException(string name) => Exceptions.ContainsKey(name);

    /// <param name="value">As the program writes it.</param>
    /// <param name="name">What the trace calls it; null where nobody came to it.</param>
    internal static string ValueOf(string value, string? name) =>
        value.StartsWith('@') ? value[1..]
        : value == "failure" ? $"new Failure(new Exception(\"{name ?? "E"}\"))"
        : Values.GetValueOrDefault(value) ?? $"\"{name ?? "v"}\"";

    internal static string ErrorOf(string value, string? name) =>
        Exceptions.GetValueOrDefault(value) ?? $"new Exception(\"{name ?? "E"}\")";

    /// <summary>What a block throws of its own accord.</summary>
    internal static string ThrownBy(Ending ending, string name) =>
        Exceptions.GetValueOrDefault(ending.Value) ?? $"new Exception(\"T{name}\")";
}
