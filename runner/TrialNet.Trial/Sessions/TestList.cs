using System.Text;
using System.Text.Json;
using TrialNet.Runner.Results;
using TrialNet.Shared.Terminal;
using TrialNet.Shared.Text;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Sessions;

/// <summary>Lists tests without running them.</summary>
internal static class TestList
{
    /// <summary>Of runner/schemas/trial-list.schema.json. Goes up when a reader of the older form would be misled.</summary>
    private const int SchemaVersion = 1;

    /// <summary>Writes the tests in the order in which they would run; what cannot be loaded is told apart, and is an error.</summary>
    /// <param name="streams">Where to.</param>
    /// <param name="format">As text or as JSON.</param>
    /// <param name="suites">The tests.</param>
    /// <returns>What the command exits with.</returns>
    public static ExitCode Write(TerminalStreams streams, Request format, IReadOnlyList<Suite> suites)
    {
        if (format == Request.ListJson)
        {
            streams.Out.WriteLine(Json(suites));
        }

        var broken = 0;
        foreach (var test in suites.SelectMany(suite => suite.Tests))
        {
            if (test.LoadError is { } error)
            {
                broken++;
                streams.Error.WriteLine(HarmlessText.Of($"trial: '{test.Id}' cannot be loaded: {error}"));
            }
            else if (format == Request.List)
            {
                streams.Out.WriteLine(HarmlessText.Of(test.Id));
            }
        }

        return broken > 0 ? ExitCode.Failed : ExitCode.Success;
    }

    private static string Json(IReadOnlyList<Suite> suites)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", "trial-list");
            json.WriteNumber("version", SchemaVersion);
            json.WriteStartArray("tests");
            foreach (var suite in suites)
            {
                foreach (var test in suite.Tests)
                {
                    WriteTest(json, suite.Host.Name, test);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteTest(Utf8JsonWriter json, string target, TestDescriptor test)
    {
        json.WriteStartObject();
        json.WriteString("target", target);
        json.WriteString("id", test.Id);
        json.WriteString("namespace", test.Namespace);
        json.WriteString("class", test.ClassName);
        json.WriteString("method", test.MethodName);
        if (test.File is { } file)
        {
            json.WriteString("file", file);
            json.WriteNumber("line", test.Line);
        }

        json.WriteStartArray("tags");
        foreach (var tag in test.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteNumber("timeoutSeconds", test.Timeout.TotalSeconds);
        if (test.LoadError is { } error)
        {
            json.WriteString("loadError", error);
        }

        json.WriteEndObject();
    }
}
