using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>What has no place in a published tree: notes to self, unfinished members, paths of one machine, registry hosts.</summary>
internal static partial class ForbiddenText
{
    public static IEnumerable<string> Check(IEnumerable<SourceFile> files) =>
        from file in files
        from match in Forbidden().Matches(file.Text)
        select $"{file.Path}:{file.LineOf(match.Index)}: '{match.Value.Trim()}' does not belong into the repository";

    // Letters in brackets keep this very file free of the words. "[TODO]" and "Todo" are the product's vocabulary for an expected
    // failure, so the note to self is recognised by its comment sign or colon.
    [GeneratedRegex(
        @"(?://|\#|<!--|/\*)\s*(?:T[O]DO|F[I]XME)\b|\bT[O]DO:|\bF[I]XME\b|N[o]tImplementedException|(?<![\w.}])/(?:w[o]rk|r[o]ot)/|\b(?:api\.n[u]get\.org|www\.n[u]get\.org|registry\.n[p]mjs\.org|deb\.d[e]bian\.org|p[y]pi\.org)\b")]
    private static partial Regex Forbidden();
}
