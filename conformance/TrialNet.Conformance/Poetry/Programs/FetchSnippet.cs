using System.Globalization;
using System.Text;
using TrialNet.Conformance.Explaining;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>A program of fetches as C#: what is done to the Deferreds, and what should be printed.</summary>
internal static class FetchSnippet
{
    /// <summary>Writes the C#.</summary>
    /// <param name="finding">What the program has shown.</param>
    internal static string Of(FetchFinding finding)
    {
        var text = new StringBuilder();
        foreach (var kind in finding.Program.All().Where(static operation => operation.Verb == Verb.Fetch).Select(static operation => operation.Number).Distinct().Order())
        {
            text.Append(CultureInfo.InvariantCulture, $"// Poetry.Begin({kind}): the client's Deferred for a fetch from {FetchKind.All[kind].Name}\n");
        }

        try
        {
            return text.Append(CSharpSnippet.Of(Rehearsal.Of(finding.Program, finding.Script))).ToString();
        }
        catch (RunawayException)
        {
            return text.Append(CultureInfo.InvariantCulture, $"// {finding.Program}\n").ToString();
        }
    }
}
