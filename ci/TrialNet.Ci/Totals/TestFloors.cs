using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrialNet.Ci.Totals;

/// <summary>ci/baselines/tests.json: how many tests must at least have been executed.</summary>
/// <param name="Projects">By each project.</param>
/// <param name="Trial">By the trial command on each reactor, in the order in which it runs them.</param>
internal sealed record TestFloors(
    [property: JsonRequired] IReadOnlyDictionary<string, int> Projects,
    [property: JsonRequired] IReadOnlyList<int> Trial)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static TestFloors Read(string json) =>
        JsonSerializer.Deserialize<TestFloors>(json, Format) ?? throw new InvalidDataException("the floors are empty");
}
