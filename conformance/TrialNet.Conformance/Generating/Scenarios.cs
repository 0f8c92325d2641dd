using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Generating;

/// <summary>The scenarios of the rules, as scenarios.txt has them.</summary>
internal static class Scenarios
{
    private static readonly Lazy<IReadOnlyList<Scenario>> Read = new(() =>
    {
        using var stream = typeof(Scenarios).Assembly.GetManifestResourceStream("scenarios.txt")
            ?? throw new InvalidOperationException("the scenarios are missing from the assembly");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    });

    internal static IReadOnlyList<Scenario> All => Read.Value;

    internal static IEnumerable<Scenario> Of(DeferredRule rule) => All.Where(scenario => scenario.Rules.Contains(rule));

    /// <exception cref="FormatException">A line is no scenario.</exception>
    internal static IReadOnlyList<Scenario> Parse(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(ParseLine)];

    private static Scenario ParseLine(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var rules = line[..Math.Max(colon, 0)].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => RuleIds.TryParse(id, out var rule) ? rule : throw new FormatException($"{id} is no rule, in \"{line}\"."))
            .ToList();
        if (rules.Count == 0)
        {
            throw new FormatException($"A scenario names its rules first, in \"{line}\".");
        }

        var source = line[(colon + 1)..];
        var star = source.IndexOf('*', StringComparison.Ordinal);
        var moving = star < 0 ? -1 : DeferredProgram.Parse(source[..star]).Operations.Count;
        return new Scenario(rules, DeferredProgram.Parse(source.Replace("*", "", StringComparison.Ordinal)), moving);
    }
}
