using TrialNet.Conformance.Explaining;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Reporting;

/// <summary>Makes counterexamples visible.</summary>
internal static class Explainer
{
    /// <summary>Explains a counterexample.</summary>
    /// <param name="example">The counterexample.</param>
    /// <returns>The explanation; null for a check, which has no program.</returns>
    internal static ExplainedFailure? Of(Counterexample example)
    {
        try
        {
            return Explanation.Of(new BrokenRule(string.Empty, string.Empty), example) is not { } explained ? null : new ExplainedFailure(
                explained.Expected, explained.Actual, explained.During, explained.CSharp, explained.Drawing.ToText(), explained.Drawing.ToSvg());
        }
        catch (Exception error) when (error is FormatException or RunawayException)
        {
            // A report may come from elsewhere, with programs of another version.
            return null;
        }
    }
}
