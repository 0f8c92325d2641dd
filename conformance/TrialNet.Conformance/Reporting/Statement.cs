using System.Net;
using System.Text.RegularExpressions;

namespace TrialNet.Conformance.Reporting;

/// <summary>The texts of rules in several formats: in the book, terms stand between asterisks and code between backquotes.</summary>
internal static partial class Statement
{
    internal static string Plain(string text) => Mark().Replace(text, "$1");

    internal static string Html(string text) =>
        Code().Replace(Term().Replace(WebUtility.HtmlEncode(text), "<em>$1</em>"), "<code>$1</code>");

    [GeneratedRegex(@"\*([^*]+)\*")]
    private static partial Regex Term();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[*`]([^*`]+)[*`]")]
    private static partial Regex Mark();
}
