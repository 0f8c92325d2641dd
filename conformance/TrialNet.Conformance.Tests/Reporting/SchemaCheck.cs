using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrialNet.Conformance.Tests.Reporting;

/// <summary>The part of JSON Schema that the schemas of the kit use; a keyword that is not known here fails.</summary>
internal static class SchemaCheck
{
    internal static IEnumerable<string> Faults(JsonElement document, JsonElement schema) => Check(document, schema, schema, "$");

    private static IEnumerable<string> Check(JsonElement value, JsonElement schema, JsonElement root, string path) =>
        schema.EnumerateObject().SelectMany(keyword => keyword.Name switch
        {
            "$schema" or "$defs" or "title" or "description" => [],
            "$ref" => Check(value, Resolve(keyword.Value.GetString()!, root), root, path),
            "type" => IsOfType(value, keyword.Value.GetString()!) ? [] : [$"{path}: is no {keyword.Value}"],
            "const" => JsonElement.DeepEquals(value, keyword.Value) ? [] : [$"{path}: is not {keyword.Value}"],
            "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(value, one)) ? [] : [$"{path}: is none of {keyword.Value}"],
            "pattern" => Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(5)) ? [] : [$"{path}: does not match {keyword.Value}"],
            "minimum" => value.GetDouble() >= keyword.Value.GetDouble() ? [] : [$"{path}: is below {keyword.Value}"],
            "items" => value.EnumerateArray().SelectMany((item, index) => Check(item, keyword.Value, root, $"{path}[{index}]")),
            "required" => keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}.{name}: is missing"),
            "properties" => keyword.Value.EnumerateObject().Where(member => value.TryGetProperty(member.Name, out _))
                .SelectMany(member => Check(value.GetProperty(member.Name), member.Value, root, $"{path}.{member.Name}")),
            "additionalProperties" => value.EnumerateObject().Where(member => !schema.GetProperty("properties").TryGetProperty(member.Name, out _))
                .Select(member => $"{path}.{member.Name}: is unknown"),
            _ => throw new NotSupportedException($"the keyword {keyword.Name} of a schema"),
        });

    private static JsonElement Resolve(string reference, JsonElement root) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (element, name) => element.GetProperty(name));

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"the type {type} of a schema"),
    };
}
