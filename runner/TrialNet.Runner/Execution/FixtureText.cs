using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>What is said of fixtures, at the tests that use them.</summary>
internal static class FixtureText
{
    /// <summary>The result of a test whose fixture is not there.</summary>
    internal static TestResult OfTest(TestDescriptor test, FixtureHost host)
    {
        var end = host.Result!;
        if (end.Verdict == Verdict.Skipped)
        {
            return new TestResult(test, Verdict.Skipped, end.Started, TimeSpan.Zero, end.Reason, []);
        }

        var problems = end.Problems.Select(problem => problem with
        {
            Kind = Verdict.Error,
            Message = problem.Source switch
            {
                ProblemSource.SetUp or ProblemSource.Test => $"the fixture {host.Name} could not be set up: {problem.Message}",
                _ => $"the fixture {host.Name}: {problem.Message}",
            },
        });
        return new TestResult(test, Verdict.Error, end.Started, TimeSpan.Zero, null, [.. problems]) { Output = end.Output };
    }

    /// <summary>What went wrong with a fixture after it was set up.</summary>
    internal static Problem OfEnd(FixtureHost host, Problem problem) => problem with
    {
        Source = ProblemSource.Late,
        Kind = Verdict.Error,
        Message = $"The fixture {host.Name}, which this test was the last to use: {Part(problem.Source)}{problem.Message}",
    };

    private static string Part(ProblemSource source) => source switch
    {
        ProblemSource.Cleanup => "in a cleanup: ",
        ProblemSource.TearDown => "in TearDown: ",
        ProblemSource.LoggedError => "logged and not flushed: ",
        ProblemSource.UnhandledFailure => "a Deferred failed and nobody took the failure: ",
        _ => string.Empty,
    };
}
