using System.Text.Json;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Reporting;

/// <summary>The members of events in JSON. What is not known or not there is left out.</summary>
internal static class JsonEvents
{
    public static void Write(Utf8JsonWriter json, RunStarted started)
    {
        json.WriteString("reactor", started.Reactor);
        json.WriteNumber("tests", started.TestCount);
        WriteOptional(json, "seed", started.Seed);
        WriteOptional(json, "pass", started.Pass);
    }

    public static void Write(Utf8JsonWriter json, ReactorLeftOut leftOut)
    {
        json.WriteString("reactor", leftOut.Reactor);
        json.WriteString("reason", leftOut.Reason);
    }

    public static void Write(Utf8JsonWriter json, TestCameLate late)
    {
        json.WriteString("id", late.TestId);
        json.WriteStartObject("problem");
        Write(json, late.Problem);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, RunResults run)
    {
        json.WriteString("stop", MachineName.Of(run.Finished?.Stop ?? RunStop.Completed));
        json.WriteNumber("seconds", Seconds(run.Finished?.Elapsed ?? TimeSpan.Zero));
        json.WriteBoolean("green", run.IsGreen);
        json.WriteNumber("notRun", run.NotRun);
        json.WriteStartObject("counts");
        foreach (var verdict in VerdictStyle.ItemOrder)
        {
            json.WriteNumber(MachineName.Of(verdict), run.Count(verdict));
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, TestResult result)
    {
        WriteTest(json, result.Test);
        json.WriteString("verdict", MachineName.Of(result.Verdict));
        json.WriteString("started", result.Started.UtcDateTime);
        json.WriteNumber("seconds", Seconds(result.Duration));
        WriteOptional(json, "reason", result.Reason);
        json.WriteNumber("attempts", result.Attempts);
        json.WriteStartArray("problems");
        foreach (var problem in result.Problems)
        {
            json.WriteStartObject();
            Write(json, problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The members that describe a test; those of the list of tests too.</summary>
    public static void WriteTest(Utf8JsonWriter json, TestDescriptor test)
    {
        json.WriteString("id", test.Id);
        json.WriteString("namespace", test.Namespace);
        json.WriteString("class", test.ClassName);
        json.WriteString("method", test.MethodName);
        WriteOptional(json, "file", test.File);
        WriteOptional(json, "line", test.Line > 0 ? test.Line : null);
        json.WriteStartArray("tags");
        foreach (var tag in test.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteString("source", MachineName.Of(problem.Source));
        json.WriteString("kind", MachineName.Of(problem.Kind));
        WriteOptional(json, "type", problem.ExceptionType);
        json.WriteString("message", problem.Message);
        WriteOptional(json, "stack", problem.StackTrace);
    }

    // Of the microsecond is the last digit that means anything.
    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 6);

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
