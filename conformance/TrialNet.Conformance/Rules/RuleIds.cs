namespace TrialNet.Conformance.Rules;

/// <summary>Between the members of <see cref="DeferredRule"/> and the ids as people write them.</summary>
internal static class RuleIds
{
    internal static readonly int Count = Enum.GetValues<DeferredRule>().Length;

    private static readonly string[] Texts =
        [.. Enum.GetNames<DeferredRule>().Select(name => $"{name[0]}-{name[2..].Replace('_', '.')}")];

    private static readonly Dictionary<string, DeferredRule> Members =
        Enum.GetValues<DeferredRule>().ToDictionary(rule => Texts[(int)rule], StringComparer.Ordinal);

    internal static string Id(this DeferredRule rule) => Texts[(int)rule];

    internal static bool TryParse(string id, out DeferredRule rule) => Members.TryGetValue(id, out rule);
}
