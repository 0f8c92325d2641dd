namespace TrialNet.Conformance.Running;

/// <summary>Values and exceptions that have tripped implementations up, by name. Each call makes a new object.</summary>
internal static class HostileValues
{
    private static readonly Dictionary<string, Func<object?>> Makers = new(StringComparer.Ordinal)
    {
        ["null"] = static () => null,
        ["false"] = static () => false,
        ["zero"] = static () => 0,
        ["nan"] = static () => double.NaN,
        ["empty"] = static () => string.Empty,
        ["list"] = static () => new List<object?>(),
        ["exception"] = static () => new InvalidOperationException("a value, not a failure"),
        ["function"] = static () => (Func<object?>)(static () => null),
        ["task"] = static () => Task.CompletedTask,
        ["type"] = static () => typeof(Exception),
        ["broken"] = static () => new BrokenObject(),
    };

    private static readonly Dictionary<string, Func<Exception>> ExceptionMakers = new(StringComparer.Ordinal)
    {
        ["cancelled"] = static () => new OperationCanceledException("not ours"),
        ["interrupted"] = static () => new ThreadInterruptedException("not interrupted"),
        ["aggregate"] = static () => new AggregateException(new InvalidOperationException("inside")),
        ["timeout"] = static () => new TimeoutException("not ours"),
        ["unreadable"] = static () => new BrokenException(),
    };

    /// <summary>Names of values.</summary>
    internal static readonly IReadOnlyList<string> Names = [.. Makers.Keys];

    /// <summary>Names of exceptions.</summary>
    internal static readonly IReadOnlyList<string> ExceptionNames = [.. ExceptionMakers.Keys];

    internal static bool IsValue(string name) => Makers.ContainsKey(name);

    internal static object? MakeValue(string name) =>
        Makers.TryGetValue(name, out var make) ? make() : throw new FormatException($"No hostile value is named {name}.");

    internal static Exception MakeException(string name) =>
        ExceptionMakers.TryGetValue(name, out var make) ? make() : throw new FormatException($"No hostile exception is named {name}.");
}
