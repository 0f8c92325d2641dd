using System.Globalization;
using System.Text;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>What a test's problems say in the one message that a node has. The stack trace of the first travels beside it.</summary>
internal static class NodeText
{
    public static string Of(TestResult result)
    {
        var text = new StringBuilder();
        for (var i = 0; i < result.Problems.Count; i++)
        {
            var problem = result.Problems[i];
            text.Append(i == 0 ? "" : "\n\n").Append(Part(problem.Source)).Append(What(problem));
            if (i > 0 && problem.StackTrace is { } stack)
            {
                text.Append('\n').Append(stack);
            }
        }

        return text.Length == 0 ? result.Verdict.ToString() : text.ToString();
    }

    public static string? StackTraceOf(TestResult result) => result.Problems.Count == 0 ? null : result.Problems[0].StackTrace;

    public static string WithStackTrace(TestResult result) =>
        StackTraceOf(result) is { } stack ? $"{Of(result)}\n{stack}" : Of(result);

    public static string OfExpectedFailure(TestResult result) =>
        $"todo: {result.Reason} (expected failure: {string.Join("; ", result.Problems.Select(What))})";

    public static string OfWarned(TestResult result) => $"Warning: {Of(result)}";

    public static string OfFlaky(TestResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"Flaky: it went well on attempt {result.Attempts}, after: {Of(result)}");

    public static string OfUnexpectedSuccess(TestResult result) =>
        $"Unexpected success: it passed, so the mark as todo is out of date: {result.Reason}";

    // An assertion's message speaks for itself; of anything else the type is half the message.
    private static string What(Problem problem) =>
        problem.Kind == Verdict.Error && problem.ExceptionType is { } type ? $"{type}: {problem.Message}" : problem.Message;

    private static string Part(ProblemSource source) => source switch
    {
        ProblemSource.Load => "Cannot be loaded: ",
        ProblemSource.SetUp => "In SetUp: ",
        ProblemSource.Cleanup => "In a cleanup: ",
        ProblemSource.TearDown => "In TearDown: ",
        ProblemSource.LoggedError => "Logged and not flushed: ",
        ProblemSource.UnhandledFailure => "A Deferred failed and nobody took the failure: ",
        ProblemSource.Late => "After its verdict: ",
        _ => "",
    };
}
