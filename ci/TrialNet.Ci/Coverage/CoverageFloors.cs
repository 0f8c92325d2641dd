using System.Text.Json;

namespace TrialNet.Ci.Coverage;

/// <summary>ci/baselines/coverage.json: the least share of covered lines, in percent, by assembly.</summary>
internal sealed record CoverageFloors(IReadOnlyDictionary<string, double> Lines)
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static CoverageFloors Read(string json) =>
        JsonSerializer.Deserialize<CoverageFloors>(json, Format) ?? throw new InvalidDataException("the floors are empty");
}
