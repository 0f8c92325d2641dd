using System.Diagnostics.CodeAnalysis;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>Carries a test's message and stack trace into a state that takes them from an exception.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Made here only, never thrown.")]
internal sealed class ReportedException(TestResult result) : Exception(NodeText.Of(result))
{
    public override string? StackTrace { get; } = NodeText.StackTraceOf(result);

    public override string ToString() => NodeText.WithStackTrace(result);
}
