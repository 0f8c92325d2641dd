using System.Text.Json;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>
/// Writes lines as JSON, so that <see cref="JournalJson"/> reads them: camel case, no member that is null, enumerations by name. Written out
/// by hand, because a serializer takes longer to begin than most sessions take; reading one back is not urgent.
/// </summary>
internal static class JournalText
{
    /// <summary>Writes a line, without its end.</summary>
    internal static void Write(Utf8JsonWriter json, JournalLine line)
    {
        json.WriteStartObject();
        switch (line)
        {
            case StartedLine started:
                json.WriteString("type"u8, "started"u8);
                json.WriteString("id"u8, started.Id);
                break;
            case FinishedLine finished:
                json.WriteString("type"u8, "finished"u8);
                WriteFinished(json, finished);
                break;
            case LateLine late:
                json.WriteString("type"u8, "late"u8);
                json.WriteString("id"u8, late.Id);
                json.WritePropertyName("problem"u8);
                WriteProblem(json, late.Problem);
                break;
            case PlaceLine place:
                json.WriteString("type"u8, "place"u8);
                json.WriteString("id"u8, place.Id);
                json.WriteString("file"u8, place.File);
                json.WriteNumber("line"u8, place.Line);
                break;
            default:
                WriteFrame(json, line);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter json, JournalLine line)
    {
        switch (line)
        {
            case SessionLine session:
                json.WriteString("type"u8, "session"u8);
                json.WriteNumber("version"u8, session.Version);
                json.WriteString("began"u8, session.Began);
                json.WriteString("directory"u8, session.Directory);
                WriteTexts(json, "arguments"u8, session.Arguments);
                WriteIfAny(json, "seed"u8, session.Seed);
                WriteIfAny(json, "shard"u8, session.Shard);
                WriteIfAny(json, "division"u8, session.Division);
                break;
            case TargetLine target:
                json.WriteString("type"u8, "target"u8);
                json.WriteString("name"u8, target.Name);
                break;
            case RunLine run:
                json.WriteString("type"u8, "run"u8);
                json.WriteString("reactor"u8, run.Reactor);
                json.WriteNumber("tests"u8, run.Tests);
                WriteIfAny(json, "seed"u8, run.Seed);
                WriteIfAny(json, "pass"u8, run.Pass);
                break;
            case LeftOutLine left:
                json.WriteString("type"u8, "leftOut"u8);
                json.WriteString("reactor"u8, left.Reactor);
                json.WriteString("reason"u8, left.Reason);
                break;
            case EndLine end:
                json.WriteString("type"u8, "end"u8);
                json.WriteNumber("seconds"u8, end.Seconds);
                json.WriteString("stop"u8, end.Stop.ToString());
                break;
            default:
                throw new ArgumentException($"{line.GetType().Name} has no text.", nameof(line));
        }
    }

    private static void WriteFinished(Utf8JsonWriter json, FinishedLine line)
    {
        json.WriteString("id"u8, line.Id);
        json.WriteString("namespace"u8, line.Namespace);
        json.WriteString("class"u8, line.Class);
        json.WriteString("method"u8, line.Method);
        json.WriteString("verdict"u8, Name(line.Verdict));
        json.WriteString("began"u8, line.Began);
        json.WriteNumber("seconds"u8, line.Seconds);
        WriteIfAny(json, "reason"u8, line.Reason);
        WriteIfAny(json, "file"u8, line.File);
        WriteIfAny(json, "line"u8, line.Line);
        WriteIfAny(json, "loadError"u8, line.LoadError);
        if (line.Problems is { } problems)
        {
            json.WriteStartArray("problems"u8);
            foreach (var problem in problems)
            {
                WriteProblem(json, problem);
            }

            json.WriteEndArray();
        }

        WriteIfAny(json, "attempts"u8, line.Attempts);
        if (line.Tags is { } tags)
        {
            WriteTexts(json, "tags"u8, tags);
        }

        if (line.Output is { } output)
        {
            json.WriteStartObject("output"u8);
            WriteIfAny(json, "standardOutput"u8, output.StandardOutput);
            WriteIfAny(json, "standardError"u8, output.StandardError);
            WriteIfAny(json, "log"u8, output.Log);
            json.WriteEndObject();
        }
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("source"u8, problem.Source.ToString());
        json.WriteString("kind"u8, Name(problem.Kind));
        WriteIfAny(json, "exceptionType"u8, problem.ExceptionType);
        json.WriteString("message"u8, problem.Message);
        WriteIfAny(json, "stackTrace"u8, problem.StackTrace);
        WriteIfAny(json, "expected"u8, problem.Expected);
        WriteIfAny(json, "actual"u8, problem.Actual);
        json.WriteEndObject();
    }

    // The name of the verdict that nearly all tests have is not to be looked up each time.
    /// <summary>How a verdict is written.</summary>
    internal static string Name(Verdict verdict) => verdict == Verdict.Passed ? nameof(Verdict.Passed) : verdict.ToString();

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteIfAny(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteIfAny(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
