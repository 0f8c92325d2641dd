using System.IO.Enumeration;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Planning;

/// <summary>
/// One NAME of a command line: a namespace (with those inside it), a class (with those inside it), <c>Class.Method</c>, a whole
/// id, or a glob of these with <c>*</c> and <c>?</c>. Leading namespaces may be left out before a class or a method; a method
/// without its arguments means all its cases; between nested classes <c>.</c> is as good as <c>+</c>. <c>tag:WORD</c>, which may be a
/// glob too, is any test that has the tag. Case matters.
/// </summary>
/// <param name="Text">The name, without the <c>!</c>.</param>
/// <param name="Excludes">Whether it began with <c>!</c>: what it matches is left out.</param>
internal sealed record NamePattern(string Text, bool Excludes)
{
    private const string Tag = "tag:";

    private readonly string _dotted = IsTag(Text) ? Text[Tag.Length..] : Dotted(Text);
    private readonly bool _isGlob = Text.AsSpan().ContainsAny('*', '?');

    /// <summary>Reads a list such as <c>Poems,!Poems.Slow</c>. Commas inside the arguments of a case do not separate.</summary>
    /// <param name="list">The list.</param>
    /// <returns>The names in it; empty ones are left out.</returns>
    public static IReadOnlyList<NamePattern> ParseList(string list) =>
        SplitOutsideArguments(list)
            .Select(name => name.StartsWith('!') ? new NamePattern(name[1..], Excludes: true) : new NamePattern(name, Excludes: false))
            .Where(pattern => pattern.Text.Length > 0)
            .ToList();

    /// <summary>Whether a name means the tests that have a tag.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsTag(string name) => name.StartsWith(Tag, StringComparison.Ordinal);

    /// <summary>What the tests that have a tag are called by.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The name.</returns>
    public static string OfTag(string tag) => Tag + tag;

    /// <summary>Whether a test is meant by the name.</summary>
    /// <param name="test">The test.</param>
    /// <returns>Whether it is.</returns>
    public bool Matches(TestDescriptor test)
    {
        if (string.Equals(test.Id, Text, StringComparison.Ordinal))
        {
            return true;
        }

        if (IsTag(Text))
        {
            return test.Tags.Any(tag => IsMatch(tag));
        }

        var holder = Dotted(test.Namespace.Length == 0 ? test.ClassName : $"{test.Namespace}.{test.ClassName}");
        var whole = $"{holder}.{test.MethodName}";
        var method = whole.Length - test.MethodName.Length + WithoutArguments(test.MethodName).Length;
        return MatchesFromRoot(holder) || MatchesFromInside(holder, whole, method, test.Namespace.Length);
    }

    /// <summary>The method's name without the arguments of a case.</summary>
    /// <param name="method">The name.</param>
    /// <returns>The name up to its first parenthesis.</returns>
    internal static string WithoutArguments(string method) =>
        method.IndexOf('(', StringComparison.Ordinal) is > 0 and var start ? method[..start] : method;

    // Namespaces and enclosing classes: the beginning of the path, up to any dot.
    private bool MatchesFromRoot(string holder)
    {
        for (var end = holder.Length; end > 0; end = holder.LastIndexOf('.', end - 1))
        {
            if (IsMatch(holder.AsSpan(0, end)))
            {
                return true;
            }
        }

        return false;
    }

    // Classes and methods with namespaces left out: from any segment to the end of a class, of the method, of the arguments.
    private bool MatchesFromInside(string holder, string whole, int methodEnd, int namespaceLength)
    {
        for (var start = 0; start < holder.Length; start = NextSegment(holder, start))
        {
            if (IsMatch(whole.AsSpan(start)) || IsMatch(whole.AsSpan(start, methodEnd - start)))
            {
                return true;
            }

            for (var end = holder.Length; end > Math.Max(start, namespaceLength); end = holder.LastIndexOf('.', end - 1))
            {
                if (IsMatch(holder.AsSpan(start, end - start)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsMatch(ReadOnlySpan<char> candidate) =>
        candidate.SequenceEqual(_dotted) || (_isGlob && FileSystemName.MatchesSimpleExpression(_dotted, candidate, ignoreCase: false));

    private static int NextSegment(string holder, int start) =>
        holder.IndexOf('.', start) is >= 0 and var dot ? dot + 1 : holder.Length;

    private static string Dotted(string name) =>
        name.IndexOf('(', StringComparison.Ordinal) is >= 0 and var arguments
            ? name[..arguments].Replace('+', '.') + name[arguments..]
            : name.Replace('+', '.');

    private static IEnumerable<string> SplitOutsideArguments(string list)
    {
        var (start, depth, quote) = (0, 0, '\0');
        for (var i = 0; i < list.Length; i++)
        {
            var letter = list[i];
            if (quote != '\0')
            {
                i += letter == '\\' ? 1 : 0;
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '"' or '\'' && depth > 0 && list[i - 1] is '(' or '[' or ' ')
            {
                // Only where an argument begins; anywhere else it is a part of a name.
                quote = letter;
            }
            else if (letter == ',' && depth <= 0)
            {
                yield return list[start..i];
                start = i + 1;
            }
            else
            {
                depth += letter switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }

        yield return list[start..];
    }
}
