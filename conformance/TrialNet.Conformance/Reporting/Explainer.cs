using TrialNet.Conformance.Explaining;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Reporting;

/// <summary>Makes counterexamples visible.</summary>
internal static class Explainer
{
    /// <summary>The program as C# and as a drawing; null where there is nothing that can be drawn.</summary>
    internal static Explanation? Of(SubjectReport subject, Counterexample example)
    {
        try
        {
            var explained = Explaining.Explanation.Of(new BrokenRule(string.Empty, string.Empty), example);
            return explained is null ? null : new Explanation(explained.CSharp, explained.Drawing.ToText(), explained.Drawing.ToSvg());
        }
        catch (Exception error) when (error is FormatException or RunawayException)
        {
            // A report may come from elsewhere, with programs of another version.
            return null;
        }
    }
}
