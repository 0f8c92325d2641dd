using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrialNet.Ci.Totals;

/// <summary>ci/baselines/tests.json: how many tests each project must at least have executed, and what the trial command must show.</summary>
internal sealed record TestFloors(
    [property: JsonRequired] IReadOnlyDictionary<string, int> Projects,
    [property: JsonRequired] TrialFloor Trial)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static TestFloors Read(string json) =>
        JsonSerializer.Deserialize<TestFloors>(json, Format) ?? throw new InvalidDataException("the floors are empty");
}
