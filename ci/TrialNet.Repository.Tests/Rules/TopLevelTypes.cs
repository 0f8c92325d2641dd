using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>One top-level type per file. (That the file is named like it, the build checks: MA0048.)</summary>
internal static partial class TopLevelTypes
{
    // Sample suites are read side by side, so a file of them may hold several.
    private const string SampleSuites = "fixtures/TrialNet.Samples/";

    public static IEnumerable<string> Check(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode && !file.Path.StartsWith(SampleSuites, StringComparison.Ordinal)
        let types = Declaration().Matches(file.Text).Select(match => match.Groups[1].Value).ToList()
        where types.Count > 1
        select $"{file.Path}: {types.Count} top-level types ({string.Join(", ", types)}), one allowed";

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|struct|interface|enum|record(?:\s+(?:struct|class))?|delegate\s+[\w<>\[\]?.]+)\s+(\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
