using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>The platform's state for each verdict.</summary>
/// <remarks>
/// The platform has no todo: an expected failure is a skip that says so, an unexpected success a failure. An error is a failure
/// too, since the platform would head an error's message with the type of the exception that is handed over, and the real one may
/// live in another process: its type stands in the message.
/// </remarks>
internal static class NodeState
{
    public static TestNodeStateProperty Of(TestResult result) => result.Verdict switch
    {
        Verdict.Passed or Verdict.Flaky or Verdict.Warned => PassedTestNodeStateProperty.CachedInstance,
        Verdict.Skipped => new SkippedTestNodeStateProperty(result.Reason ?? ""),
        Verdict.ExpectedFailure => new SkippedTestNodeStateProperty(NodeText.OfExpectedFailure(result)),
        Verdict.UnexpectedSuccess => new FailedTestNodeStateProperty(NodeText.OfUnexpectedSuccess(result)),
        Verdict.TimedOut => new TimeoutTestNodeStateProperty(NodeText.WithStackTrace(result)) { Timeout = result.Test.Timeout },
        _ => new FailedTestNodeStateProperty(new ReportedException(result), NodeText.Of(result)),
    };
}
