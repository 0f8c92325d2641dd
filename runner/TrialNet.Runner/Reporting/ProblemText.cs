using System.Globalization;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Reporting;

/// <summary>Writes what went wrong in a test: in which part, what was observed, and where.</summary>
/// <param name="places">How places are written.</param>
internal sealed class ProblemText(SourcePlaces places)
{
    /// <summary>The details of a verdict, as they stand in its section.</summary>
    /// <param name="result">The test.</param>
    /// <returns>The text; tests with the same text are listed together.</returns>
    public string Details(TestResult result) => result.Verdict switch
    {
        Verdict.Skipped => result.Reason is { Length: > 0 } reason ? reason : "(no reason was given)",
        Verdict.ExpectedFailure => Todo(result) + "\n" + Problems(result.Problems),
        Verdict.UnexpectedSuccess => Todo(result) + "\nIt passed, so the mark is out of date: remove it.",
        Verdict.Flaky => Attempts(result, "It went well on attempt", ", after:") + Problems(result.Problems) + OutputText.Of(result.Output),
        _ => (result.Attempts > 1 ? Attempts(result, "It did not go well on any of", " attempts; on the last:") : "") + Problems(result.Problems) + OutputText.Of(result.Output),
    };

    /// <summary>Several problems, with empty lines between them.</summary>
    /// <param name="problems">The problems.</param>
    /// <returns>The text.</returns>
    public string Problems(IReadOnlyList<Problem> problems) =>
        problems.Count == 0 ? "(nothing was recorded)" : string.Join("\n\n", problems.Select(One));

    /// <summary>A test's id, with its place where the details show none.</summary>
    /// <param name="test">The test.</param>
    /// <param name="problems">The details.</param>
    /// <returns>The line.</returns>
    public string Name(TestDescriptor test, IReadOnlyList<Problem> problems) =>
        problems.Any(problem => problem.StackTrace is not null) ? test.Id : places.Locate(test);

    private static string Attempts(TestResult result, string before, string after) =>
        string.Create(CultureInfo.InvariantCulture, $"{before} {result.Attempts}{after}\n");

    private static string Todo(TestResult result) => $"Reason: {(result.Reason is { Length: > 0 } reason ? reason : "(none was given)")}";

    private string One(Problem problem)
    {
        var headline = Headline(problem, places.Shorten(problem.Message.TrimEnd()));
        return problem.StackTrace is { Length: > 0 } stack ? $"{headline}\n{string.Join('\n', places.Frames(stack))}" : headline;
    }

    // An assertion's message says it all; of anything else the type is half the message. What did not break a part of the test
    // comes with a message that begins with how it was found out.
    private static string Headline(Problem problem, string message) => (problem.Kind, problem.Source, problem.ExceptionType) switch
    {
        (not Verdict.Error, _, _) or (_, _, null) => Part(problem.Source) + message,
        (_, ProblemSource.LoggedError or ProblemSource.UnhandledFailure or ProblemSource.Late, var type) => $"{Part(problem.Source)}{message} ({type})",
        (_, _, var type) => $"{Part(problem.Source)}{type}: {message}",
    };

    private static string Part(ProblemSource source) => source switch
    {
        ProblemSource.Load => "Cannot be loaded: ",
        ProblemSource.SetUp => "In SetUp: ",
        ProblemSource.Cleanup => "In a cleanup: ",
        ProblemSource.TearDown => "In TearDown: ",
        ProblemSource.LoggedError => "Logged and not flushed: ",
        ProblemSource.Warning => "Warning: ",
        _ => "",
    };
}
