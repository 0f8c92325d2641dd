using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>
/// Writes lines as JSON, so that <see cref="JournalJson"/> reads them: camel case, no member that is null, enumerations by name. Written out
/// by hand, because a serializer takes longer to begin than most sessions take; reading one back is not urgent.
/// </summary>
internal static class JournalText
{
    /// <summary>Writes the line of an event, with its end.</summary>
    /// <returns>Whether there is one.</returns>
    internal static bool Write(JsonLineWriter json, TestEvent testEvent)
    {
        switch (testEvent)
        {
            case TestStarted started:
                Begin(json, "started"u8);
                json.Write("id"u8, started.Test.Id);
                break;
            case TestFinished finished:
                Begin(json, "finished"u8);
                WriteResult(json, finished.Result);
                break;
            case TestCameLate late:
                Begin(json, "late"u8);
                json.Write("id"u8, late.TestId);
                json.BeginObject("problem"u8);
                WriteProblem(json, late.Problem);
                break;
            default:
                if (!TryWriteFrame(json, testEvent))
                {
                    return false;
                }

                break;
        }

        End(json);
        return true;
    }

    /// <summary>Writes a line that says what is around the events, with its end.</summary>
    internal static void Write(JsonLineWriter json, JournalLine line)
    {
        switch (line)
        {
            case SessionLine session:
                Begin(json, "session"u8);
                json.Write("version"u8, session.Version);
                json.Write("began"u8, session.Began);
                json.Write("directory"u8, session.Directory);
                WriteTexts(json, "arguments"u8, session.Arguments);
                json.WriteIfAny("seed"u8, session.Seed);
                json.WriteIfAny("shard"u8, session.Shard);
                json.WriteIfAny("division"u8, session.Division);
                break;
            case TargetLine target:
                Begin(json, "target"u8);
                json.Write("name"u8, target.Name);
                break;
            case PlaceLine place:
                Begin(json, "place"u8);
                json.Write("id"u8, place.Id);
                json.Write("file"u8, place.File);
                json.Write("line"u8, place.Line);
                break;
            default:
                throw new ArgumentException($"{line.GetType().Name} is the line of an event.", nameof(line));
        }

        End(json);
    }

    /// <summary>How a verdict is written.</summary>
    internal static ReadOnlySpan<byte> Name(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "Passed"u8,
        Verdict.Failed => "Failed"u8,
        Verdict.Error => "Error"u8,
        Verdict.Skipped => "Skipped"u8,
        Verdict.ExpectedFailure => "ExpectedFailure"u8,
        Verdict.UnexpectedSuccess => "UnexpectedSuccess"u8,
        Verdict.TimedOut => "TimedOut"u8,
        Verdict.Late => "Late"u8,
        Verdict.Flaky => "Flaky"u8,
        Verdict.Warned => "Warned"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "no such verdict"),
    };

    private static void Begin(JsonLineWriter json, ReadOnlySpan<byte> type)
    {
        json.BeginObject();
        json.WritePlain("type"u8, type);
    }

    private static void End(JsonLineWriter json)
    {
        json.EndObject();
        json.EndLine();
    }

    private static bool TryWriteFrame(JsonLineWriter json, TestEvent testEvent)
    {
        switch (testEvent)
        {
            case RunStarted run:
                Begin(json, "run"u8);
                json.Write("reactor"u8, run.Reactor);
                json.Write("tests"u8, run.TestCount);
                json.WriteIfAny("seed"u8, run.Seed);
                json.WriteIfAny("pass"u8, run.Pass);
                return true;
            case ReactorLeftOut left:
                Begin(json, "leftOut"u8);
                json.Write("reactor"u8, left.Reactor);
                json.Write("reason"u8, left.Reason);
                return true;
            case RunFinished end:
                Begin(json, "end"u8);
                json.Write("seconds"u8, end.Elapsed.TotalSeconds);
                json.Write("stop"u8, end.Stop.ToString());
                return true;
            default:
                return false;
        }
    }

    private static void WriteResult(JsonLineWriter json, TestResult result)
    {
        var test = result.Test;
        json.Write("id"u8, test.Id);
        json.Write("namespace"u8, test.Namespace);
        json.Write("class"u8, test.ClassName);
        json.Write("method"u8, test.MethodName);
        json.WritePlain("verdict"u8, Name(result.Verdict));
        json.Write("began"u8, result.Started);
        json.Write("seconds"u8, result.Duration.TotalSeconds);
        json.WriteIfAny("reason"u8, result.Reason);
        json.WriteIfAny("file"u8, test.File);
        json.WriteIfAny("line"u8, test.Line > 0 ? test.Line : null);
        json.WriteIfAny("loadError"u8, test.LoadError);
        if (result.Problems.Count > 0)
        {
            WriteProblems(json, result.Problems);
        }

        json.WriteIfAny("attempts"u8, result.Attempts > 1 ? result.Attempts : null);
        if (test.Tags.Count > 0)
        {
            WriteTexts(json, "tags"u8, test.Tags);
        }

        if (result.Output is { } output)
        {
            json.BeginObject("output"u8);
            json.WriteIfAny("standardOutput"u8, output.StandardOutput);
            json.WriteIfAny("standardError"u8, output.StandardError);
            json.WriteIfAny("log"u8, output.Log);
            json.EndObject();
        }
    }

    private static void WriteProblems(JsonLineWriter json, IReadOnlyList<Problem> problems)
    {
        json.BeginArray("problems"u8);
        foreach (var problem in problems)
        {
            json.BeginObject();
            WriteProblem(json, problem);
        }

        json.EndArray();
    }

    // Of an object that has begun; ends it.
    private static void WriteProblem(JsonLineWriter json, Problem problem)
    {
        json.Write("source"u8, problem.Source.ToString());
        json.WritePlain("kind"u8, Name(problem.Kind));
        json.WriteIfAny("exceptionType"u8, problem.ExceptionType);
        json.Write("message"u8, problem.Message);
        json.WriteIfAny("stackTrace"u8, problem.StackTrace);
        json.WriteIfAny("expected"u8, problem.Expected);
        json.WriteIfAny("actual"u8, problem.Actual);
        json.EndObject();
    }

    private static void WriteTexts(JsonLineWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.BeginArray(name);
        foreach (var text in texts)
        {
            json.WriteElement(text);
        }

        json.EndArray();
    }
}
